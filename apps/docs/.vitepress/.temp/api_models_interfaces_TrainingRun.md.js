import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/TrainingRun.md
var __pageData = JSON.parse("{\"title\":\"TrainingRun\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/TrainingRun.md\",\"filePath\":\"api/models/interfaces/TrainingRun.md\"}");
var _sfc_main = { name: "api/models/interfaces/TrainingRun.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="trainingrun" tabindex="-1">TrainingRun <a class="header-anchor" href="#trainingrun" aria-label="Permalink to “TrainingRun”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>What training gives.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-checkpoints"></a> <code>checkpoints</code></td><td>readonly <a href="./Checkpoint.html"><code>Checkpoint</code></a>[]</td></tr><tr><td><a id="property-history"></a> <code>history</code></td><td>readonly <a href="./HistoryEntry.html"><code>HistoryEntry</code></a>[]</td></tr><tr><td><a id="property-parameters"></a> <code>parameters</code></td><td><a href="./../type-aliases/ParameterSet.html"><code>ParameterSet</code></a></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/TrainingRun.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var TrainingRun_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, TrainingRun_default as default };
