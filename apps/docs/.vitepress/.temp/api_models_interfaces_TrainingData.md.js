import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/TrainingData.md
var __pageData = JSON.parse("{\"title\":\"TrainingData\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/TrainingData.md\",\"filePath\":\"api/models/interfaces/TrainingData.md\"}");
var _sfc_main = { name: "api/models/interfaces/TrainingData.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="trainingdata" tabindex="-1">TrainingData <a class="header-anchor" href="#trainingdata" aria-label="Permalink to “TrainingData”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>What training learns from, and what it is only tested on.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-test"></a> <code>test?</code></td><td><a href="./Examples.html"><code>Examples</code></a></td></tr><tr><td><a id="property-train"></a> <code>train</code></td><td><a href="./Examples.html"><code>Examples</code></a></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/TrainingData.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var TrainingData_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, TrainingData_default as default };
