import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/jacobians/interfaces/JacobianOptions.md
var __pageData = JSON.parse("{\"title\":\"JacobianOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/jacobians/interfaces/JacobianOptions.md\",\"filePath\":\"api/jacobians/interfaces/JacobianOptions.md\"}");
var _sfc_main = { name: "api/jacobians/interfaces/JacobianOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="jacobianoptions" tabindex="-1">JacobianOptions <a class="header-anchor" href="#jacobianoptions" aria-label="Permalink to “JacobianOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/jacobians</code></a></p><p>Which derivatives to take.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to “Extends”">​</a></h2><ul><li><a href="./../../core/interfaces/WorkOptions.html"><code>WorkOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-memorybudget"></a> <code>memoryBudget?</code></td><td><code>number</code></td><td>The most bytes the call may hold at once. What cannot fit is refused before it starts.</td></tr><tr><td><a id="property-onprogress"></a> <code>onProgress?</code></td><td>(<code>progress</code>: <a href="./../../core/interfaces/Progress.html"><code>Progress</code></a>) =&gt; <code>void</code></td><td></td></tr><tr><td><a id="property-parameters"></a> <code>parameters?</code></td><td>readonly <code>string</code>[]</td><td>Names of the parameters that take part. <strong>Default</strong> <code>all of them</code></td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>AbortSignal</code></td><td>Ends the call with the signal&#39;s reason at its next step; nothing is left allocated.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/jacobians/interfaces/JacobianOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var JacobianOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, JacobianOptions_default as default };
