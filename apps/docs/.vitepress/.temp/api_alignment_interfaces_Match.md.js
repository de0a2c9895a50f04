import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/alignment/interfaces/Match.md
var __pageData = JSON.parse("{\"title\":\"Match\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/alignment/interfaces/Match.md\",\"filePath\":\"api/alignment/interfaces/Match.md\"}");
var _sfc_main = { name: "api/alignment/interfaces/Match.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="match" tabindex="-1">Match <a class="header-anchor" href="#match" aria-label="Permalink to “Match”">​</a></h1><p>Interface of <a href="./../"><code>@entk/alignment</code></a></p><p>An entry of a heatmap that is the largest of its row or column.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-column"></a> <code>column</code></td><td><code>number</code></td></tr><tr><td><a id="property-row"></a> <code>row</code></td><td><code>number</code></td></tr><tr><td><a id="property-value"></a> <code>value</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/alignment/interfaces/Match.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Match_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Match_default as default };
