import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/SpectralRegressionOptions.md
var __pageData = JSON.parse("{\"title\":\"SpectralRegressionOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/SpectralRegressionOptions.md\",\"filePath\":\"api/kernels/interfaces/SpectralRegressionOptions.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/SpectralRegressionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="spectralregressionoptions" tabindex="-1">SpectralRegressionOptions <a class="header-anchor" href="#spectralregressionoptions" aria-label="Permalink to “SpectralRegressionOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>What to predict with, and around what.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-around"></a> <code>around?</code></td><td><a href="./Split.html"><code>Split</code></a>&lt;<a href="./../type-aliases/Outputs.html"><code>Outputs</code></a>&gt;</td><td>f₀(X) and f₀(x), which y is predicted around. <strong>Default</strong> <code>zero</code></td></tr><tr><td><a id="property-rank"></a> <code>rank?</code></td><td><code>number</code></td><td>k, the leading eigenpairs that take part. <strong>Default</strong> <code>all above the cutoff</code></td></tr><tr><td><a id="property-ridge"></a> <code>ridge?</code></td><td><code>number</code></td><td>ρ in K (K + ρ)⁻¹. <strong>Default</strong> <code>0</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/SpectralRegressionOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var SpectralRegressionOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, SpectralRegressionOptions_default as default };
