import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/KernelOperator.md
var __pageData = JSON.parse("{\"title\":\"KernelOperator\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/KernelOperator.md\",\"filePath\":\"api/kernels/interfaces/KernelOperator.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/KernelOperator.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="kerneloperator" tabindex="-1">KernelOperator <a class="header-anchor" href="#kerneloperator" aria-label="Permalink to “KernelOperator”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>A collapsed kernel as an operator, and how it goes through the examples.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to “Extends”">​</a></h2><ul><li><a href="./../../spectral/interfaces/SymmetricOperator.html"><code>SymmetricOperator</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-apply"></a> <code>apply</code></td><td>(<code>block</code>: <a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a>) =&gt; <code>Promise</code>&lt;<a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a>&gt;</td><td>K · block, axes [N, b].</td></tr><tr><td><a id="property-collapse"></a> <code>collapse</code></td><td><a href="./AveragedCollapse.html"><code>AveragedCollapse</code></a> | <a href="./PerClass.html"><code>PerClass</code></a></td><td></td></tr><tr><td><a id="property-plan"></a> <code>plan</code></td><td><a href="./OperatorPlan.html"><code>OperatorPlan</code></a></td><td></td></tr><tr><td><a id="property-size"></a> <code>size</code></td><td><code>number</code></td><td>M.</td></tr><tr><td><a id="property-trace"></a> <code>trace</code></td><td><code>number</code></td><td>Σ of all eigenvalues.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/KernelOperator.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var KernelOperator_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, KernelOperator_default as default };
