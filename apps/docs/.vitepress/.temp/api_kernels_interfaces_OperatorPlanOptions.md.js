import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/OperatorPlanOptions.md
var __pageData = JSON.parse("{\"title\":\"OperatorPlanOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/OperatorPlanOptions.md\",\"filePath\":\"api/kernels/interfaces/OperatorPlanOptions.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/OperatorPlanOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="operatorplanoptions" tabindex="-1">OperatorPlanOptions <a class="header-anchor" href="#operatorplanoptions" aria-label="Permalink to “OperatorPlanOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>How an operator is to be made.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to “Extends”">​</a></h2><ul><li><a href="./../../core/interfaces/WorkOptions.html"><code>WorkOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-blocksize"></a> <code>blockSize?</code></td><td><code>number</code></td><td>Examples taken at a time. <strong>Default</strong> <code>as many as half the budget allows, 1,024 at most</code></td></tr><tr><td><a id="property-keptblocks"></a> <code>keptBlocks?</code></td><td><code>number</code></td><td>Blocks whose factors stay in memory. <strong>Default</strong> <code>as many as fit</code></td></tr><tr><td><a id="property-memorybudget"></a> <code>memoryBudget?</code></td><td><code>number</code></td><td>The most bytes the call may hold at once. What cannot fit is refused before it starts.</td></tr><tr><td><a id="property-onprogress"></a> <code>onProgress?</code></td><td>(<code>progress</code>: <a href="./../../core/interfaces/Progress.html"><code>Progress</code></a>) =&gt; <code>void</code></td><td></td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>AbortSignal</code></td><td>Ends the call with the signal&#39;s reason at its next step; nothing is left allocated.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/OperatorPlanOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var OperatorPlanOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, OperatorPlanOptions_default as default };
