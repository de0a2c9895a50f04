import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/EighOptions.md
var __pageData = JSON.parse("{\"title\":\"EighOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/EighOptions.md\",\"filePath\":\"api/spectral/interfaces/EighOptions.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/EighOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="eighoptions" tabindex="-1">EighOptions <a class="header-anchor" href="#eighoptions" aria-label="Permalink to “EighOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><p>How <code>eigh</code> is to work.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to “Extends”">​</a></h2><ul><li><a href="./../../core/interfaces/WorkOptions.html"><code>WorkOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-count"></a> <code>count?</code></td><td><code>number</code></td><td>How many of the largest eigenvalues; all M by default.</td></tr><tr><td><a id="property-memorybudget"></a> <code>memoryBudget?</code></td><td><code>number</code></td><td>The most bytes the call may hold at once. What cannot fit is refused before it starts.</td></tr><tr><td><a id="property-onprogress"></a> <code>onProgress?</code></td><td>(<code>progress</code>: <a href="./../../core/interfaces/Progress.html"><code>Progress</code></a>) =&gt; <code>void</code></td><td></td></tr><tr><td><a id="property-semidefinite"></a> <code>semidefinite?</code></td><td><code>boolean</code></td><td>Says that A has no negative eigenvalue; one beyond rounding is then reported in the status.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>AbortSignal</code></td><td>Ends the call with the signal&#39;s reason at its next step; nothing is left allocated.</td></tr><tr><td><a id="property-solver"></a> <code>solver?</code></td><td><a href="./EigenSolver.html"><code>EigenSolver</code></a></td><td></td></tr><tr><td><a id="property-vectors"></a> <code>vectors?</code></td><td><code>boolean</code></td><td>Whether vectors, and with them residuals, are computed; by default they are.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/EighOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var EighOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, EighOptions_default as default };
