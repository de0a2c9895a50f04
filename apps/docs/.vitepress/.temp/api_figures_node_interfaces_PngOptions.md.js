import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/node/interfaces/PngOptions.md
var __pageData = JSON.parse("{\"title\":\"PngOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/node/interfaces/PngOptions.md\",\"filePath\":\"api/figures/node/interfaces/PngOptions.md\"}");
var _sfc_main = { name: "api/figures/node/interfaces/PngOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="pngoptions" tabindex="-1">PngOptions <a class="header-anchor" href="#pngoptions" aria-label="Permalink to “PngOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures/node</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-scale"></a> <code>scale?</code></td><td><code>number</code></td><td>Pixels for each px of the SVG: 2, for sharp text on a screen; 3.125 gives 300 dpi.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/node/interfaces/PngOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var PngOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, PngOptions_default as default };
