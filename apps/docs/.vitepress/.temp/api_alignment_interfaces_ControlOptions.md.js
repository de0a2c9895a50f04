import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/alignment/interfaces/ControlOptions.md
var __pageData = JSON.parse("{\"title\":\"ControlOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/alignment/interfaces/ControlOptions.md\",\"filePath\":\"api/alignment/interfaces/ControlOptions.md\"}");
var _sfc_main = { name: "api/alignment/interfaces/ControlOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="controloptions" tabindex="-1">ControlOptions <a class="header-anchor" href="#controloptions" aria-label="Permalink to “ControlOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/alignment</code></a></p><p>How a control is drawn.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to “Extends”">​</a></h2><ul><li><code>Pick</code>&lt;<a href="./../../core/interfaces/WorkOptions.html"><code>WorkOptions</code></a>, <code>&quot;signal&quot;</code> | <code>&quot;onProgress&quot;</code>&gt;</li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-draws"></a> <code>draws?</code></td><td><code>number</code></td><td>B, 199 by default: the smallest p-value it can give is then 1/200.</td></tr><tr><td><a id="property-onprogress"></a> <code>onProgress?</code></td><td>(<code>progress</code>: <a href="./../../core/interfaces/Progress.html"><code>Progress</code></a>) =&gt; <code>void</code></td><td></td></tr><tr><td><a id="property-seed"></a> <code>seed</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-signal"></a> <code>signal?</code></td><td><code>AbortSignal</code></td><td>Ends the call with the signal&#39;s reason at its next step; nothing is left allocated.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/alignment/interfaces/ControlOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var ControlOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, ControlOptions_default as default };
