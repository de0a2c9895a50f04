import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/TrainingSnapshot.md
var __pageData = JSON.parse("{\"title\":\"TrainingSnapshot\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/TrainingSnapshot.md\",\"filePath\":\"api/models/interfaces/TrainingSnapshot.md\"}");
var _sfc_main = { name: "api/models/interfaces/TrainingSnapshot.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="trainingsnapshot" tabindex="-1">TrainingSnapshot <a class="header-anchor" href="#trainingsnapshot" aria-label="Permalink to “TrainingSnapshot”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>All that training needs to go on from an epoch as if it had not stopped: plain data, which can be stored.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-checkpoints"></a> <code>checkpoints</code></td><td>readonly <a href="./Checkpoint.html"><code>Checkpoint</code></a>[]</td><td></td></tr><tr><td><a id="property-epoch"></a> <code>epoch</code></td><td><code>number</code></td><td>Epochs done; the next thing is to measure this one.</td></tr><tr><td><a id="property-history"></a> <code>history</code></td><td>readonly <a href="./HistoryEntry.html"><code>HistoryEntry</code></a>[]</td><td>As far as it was measured, and the checkpoints as far as they were reached.</td></tr><tr><td><a id="property-optimiserstate"></a> <code>optimiserState</code></td><td><code>ReadonlyMap</code>&lt;<code>string</code>, readonly <a href="./../../core/interfaces/NdArray.html"><code>NdArray</code></a>&lt;<code>Float32Array</code>&lt;<code>ArrayBufferLike</code>&gt;&gt;[]&gt;</td><td>The optimiser&#39;s state, a list of arrays a parameter: Adam&#39;s two moments.</td></tr><tr><td><a id="property-parameters"></a> <code>parameters</code></td><td><a href="./../type-aliases/ParameterSet.html"><code>ParameterSet</code></a></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/TrainingSnapshot.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var TrainingSnapshot_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, TrainingSnapshot_default as default };
