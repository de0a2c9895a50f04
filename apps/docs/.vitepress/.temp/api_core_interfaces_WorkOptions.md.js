import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/core/interfaces/WorkOptions.md
var __pageData = JSON.parse("{\"title\":\"WorkOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/core/interfaces/WorkOptions.md\",\"filePath\":\"api/core/interfaces/WorkOptions.md\"}");
var _sfc_main = { name: "api/core/interfaces/WorkOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="workoptions" tabindex="-1">WorkOptions <a class="header-anchor" href="#workoptions" aria-label="Permalink to “WorkOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/core</code></a></p><p>What every call that may take more than a second accepts.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to “Extended by”">​</a></h2><ul><li><a href="./../../spectral/interfaces/EighOptions.html"><code>EighOptions</code></a></li><li><a href="./../../spectral/interfaces/TopEigenpairsOptions.html"><code>TopEigenpairsOptions</code></a></li><li><a href="./../../models/interfaces/TrainingOptions.html"><code>TrainingOptions</code></a></li><li><a href="./../../jacobians/interfaces/JacobianOptions.html"><code>JacobianOptions</code></a></li><li><a href="./../../kernels/interfaces/FlattenedSpectrumOptions.html"><code>FlattenedSpectrumOptions</code></a></li><li><a href="./../../kernels/interfaces/OperatorPlanOptions.html"><code>OperatorPlanOptions</code></a></li><li><a href="./../../kernels/interfaces/KernelRegressionOptions.html"><code>KernelRegressionOptions</code></a></li><li><a href="./../../kernels/interfaces/ModesOptions.html"><code>ModesOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-memorybudget"></a> <code>memoryBudget?</code></td><td><code>number</code></td><td>The most bytes the call may hold at once. What cannot fit is refused before it starts.</td></tr><tr><td><a id="property-onprogress"></a> <code>onProgress?</code></td><td>(<code>progress</code>: <a href="./Progress.html"><code>Progress</code></a>) =&gt; <code>void</code></td><td></td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>AbortSignal</code></td><td>Ends the call with the signal&#39;s reason at its next step; nothing is left allocated.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/core/interfaces/WorkOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var WorkOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, WorkOptions_default as default };
