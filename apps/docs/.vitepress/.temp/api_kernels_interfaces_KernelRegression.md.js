import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/KernelRegression.md
var __pageData = JSON.parse("{\"title\":\"KernelRegression\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/KernelRegression.md\",\"filePath\":\"api/kernels/interfaces/KernelRegression.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/KernelRegression.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="kernelregression" tabindex="-1">KernelRegression <a class="header-anchor" href="#kernelregression" aria-label="Permalink to “KernelRegression”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>A prediction, and how it was found.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-method"></a> <code>method</code></td><td><code>&quot;cholesky&quot;</code> | <code>&quot;spectrum&quot;</code></td></tr><tr><td><a id="property-predictions"></a> <code>predictions</code></td><td><a href="./../type-aliases/Predictions.html"><code>Predictions</code></a></td></tr><tr><td><a id="property-ridge"></a> <code>ridge</code></td><td><code>number</code></td></tr><tr><td><a id="property-status"></a> <code>status</code></td><td><a href="./../type-aliases/RegressionStatus.html"><code>RegressionStatus</code></a></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/KernelRegression.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var KernelRegression_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, KernelRegression_default as default };
