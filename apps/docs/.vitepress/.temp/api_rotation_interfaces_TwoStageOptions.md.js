import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/rotation/interfaces/TwoStageOptions.md
var __pageData = JSON.parse("{\"title\":\"TwoStageOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/rotation/interfaces/TwoStageOptions.md\",\"filePath\":\"api/rotation/interfaces/TwoStageOptions.md\"}");
var _sfc_main = { name: "api/rotation/interfaces/TwoStageOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="twostageoptions" tabindex="-1">TwoStageOptions <a class="header-anchor" href="#twostageoptions" aria-label="Permalink to “TwoStageOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/rotation</code></a></p><p>How <code>rotateInTwoStages</code> is to work.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to “Extends”">​</a></h2><ul><li><code>Pick</code>&lt;<a href="./../../core/interfaces/WorkOptions.html"><code>WorkOptions</code></a>, <code>&quot;signal&quot;</code> | <code>&quot;memoryBudget&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-count"></a> <code>count?</code></td><td><code>number</code></td><td>The number of directions outright, instead of a share.</td></tr><tr><td><a id="property-extra"></a> <code>extra?</code></td><td><code>number</code></td><td>Directions beyond the share: footnote 11&#39;s &quot;half + 4&quot; is <code>{ extra: 4 }</code>.</td></tr><tr><td><a id="property-memorybudget"></a> <code>memoryBudget?</code></td><td><code>number</code></td><td>The most bytes the call may hold at once. What cannot fit is refused before it starts.</td></tr><tr><td><a id="property-share"></a> <code>share?</code></td><td><code>number</code></td><td>The share of the k directions, those flattest under the first Laplacian, that the second stage rotates; 0.5 by default, as in the paper. Rounded down.</td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>AbortSignal</code></td><td>Ends the call with the signal&#39;s reason at its next step; nothing is left allocated.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rotation/interfaces/TwoStageOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var TwoStageOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, TwoStageOptions_default as default };
