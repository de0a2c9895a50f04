import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/core/interfaces/Bounds.md
var __pageData = JSON.parse("{\"title\":\"Bounds\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/core/interfaces/Bounds.md\",\"filePath\":\"api/core/interfaces/Bounds.md\"}");
var _sfc_main = { name: "api/core/interfaces/Bounds.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="bounds" tabindex="-1">Bounds <a class="header-anchor" href="#bounds" aria-label="Permalink to “Bounds”">​</a></h1><p>Interface of <a href="./../"><code>@entk/core</code></a></p><p>Inclusive bounds of an accepted number.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-max"></a> <code>max?</code></td><td><code>number</code></td></tr><tr><td><a id="property-min"></a> <code>min?</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/core/interfaces/Bounds.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Bounds_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Bounds_default as default };
