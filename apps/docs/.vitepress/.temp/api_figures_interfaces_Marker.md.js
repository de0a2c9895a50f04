import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/Marker.md
var __pageData = JSON.parse("{\"title\":\"Marker\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/Marker.md\",\"filePath\":\"api/figures/interfaces/Marker.md\"}");
var _sfc_main = { name: "api/figures/interfaces/Marker.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="marker" tabindex="-1">Marker <a class="header-anchor" href="#marker" aria-label="Permalink to “Marker”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><p>A vertical rule with its text above the frame.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-at"></a> <code>at</code></td><td><code>number</code></td></tr><tr><td><a id="property-label"></a> <code>label</code></td><td><code>string</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/Marker.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Marker_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Marker_default as default };
