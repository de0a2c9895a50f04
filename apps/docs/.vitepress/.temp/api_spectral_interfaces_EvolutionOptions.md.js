import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/EvolutionOptions.md
var __pageData = JSON.parse("{\"title\":\"EvolutionOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/EvolutionOptions.md\",\"filePath\":\"api/spectral/interfaces/EvolutionOptions.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/EvolutionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="evolutionoptions" tabindex="-1">EvolutionOptions <a class="header-anchor" href="#evolutionoptions" aria-label="Permalink to “EvolutionOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-cliffs"></a> <code>cliffs?</code></td><td><a href="./CliffOptions.html"><code>CliffOptions</code></a></td><td>What every spectrum is searched with; <code>size</code> is taken from the vectors where there are any and it is not said.</td></tr><tr><td><a id="property-ranges"></a> <code>ranges?</code></td><td>readonly <a href="./Cliff.html"><code>Cliff</code></a>[]</td><td>Ranges of vectors to follow; the cliffs of the last checkpoint by default.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/EvolutionOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var EvolutionOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, EvolutionOptions_default as default };
