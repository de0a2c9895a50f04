import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/SpectrumData.md
var __pageData = JSON.parse("{\"title\":\"SpectrumData\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/SpectrumData.md\",\"filePath\":\"api/figures/interfaces/SpectrumData.md\"}");
var _sfc_main = { name: "api/figures/interfaces/SpectrumData.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="spectrumdata" tabindex="-1">SpectrumData <a class="header-anchor" href="#spectrumdata" aria-label="Permalink to “SpectrumData”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-cliffs"></a> <code>cliffs?</code></td><td>readonly <code>number</code>[]</td><td>Ranks k after which a spectrum drops: between λ_k and λ_{k+1} stands a rule named <code>k = …</code>.</td></tr><tr><td><a id="property-curves"></a> <code>curves</code></td><td>readonly <code>object</code>[]</td><td>Eigenvalues in descending order, the first of rank 1.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/SpectrumData.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var SpectrumData_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, SpectrumData_default as default };
