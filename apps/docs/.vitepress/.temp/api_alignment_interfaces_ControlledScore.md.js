import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/alignment/interfaces/ControlledScore.md
var __pageData = JSON.parse("{\"title\":\"ControlledScore\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/alignment/interfaces/ControlledScore.md\",\"filePath\":\"api/alignment/interfaces/ControlledScore.md\"}");
var _sfc_main = { name: "api/alignment/interfaces/ControlledScore.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="controlledscore" tabindex="-1">ControlledScore <a class="header-anchor" href="#controlledscore" aria-label="Permalink to “ControlledScore”">​</a></h1><p>Interface of <a href="./../"><code>@entk/alignment</code></a></p><p>A score beside what the same score is where there is nothing to find.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-deviation"></a> <code>deviation</code></td><td><code>number</code></td><td>Standard deviation of the draws (divisor B − 1); 0 for a single draw.</td></tr><tr><td><a id="property-draws"></a> <code>draws</code></td><td><code>Float64Array</code></td><td>The control&#39;s scores, in the order drawn; B of them.</td></tr><tr><td><a id="property-mean"></a> <code>mean</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-observed"></a> <code>observed</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-pvalue"></a> <code>pValue</code></td><td><code>number</code></td><td>(1 + number of draws ≥ observed) / (1 + B): never 0, and no smaller than the draws can tell.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/alignment/interfaces/ControlledScore.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var ControlledScore_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, ControlledScore_default as default };
