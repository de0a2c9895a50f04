import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/Agreement.md
var __pageData = JSON.parse("{\"title\":\"Agreement\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/Agreement.md\",\"filePath\":\"api/kernels/interfaces/Agreement.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/Agreement.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="agreement" tabindex="-1">Agreement <a class="header-anchor" href="#agreement" aria-label="Permalink to “Agreement”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>How a prediction g compares with the network f it is to describe, and both with the targets y.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-accuracy"></a> <code>accuracy</code></td><td><code>number</code></td><td>The share of examples whose largest output stands where the largest target does.</td></tr><tr><td><a id="property-accuracygap"></a> <code>accuracyGap</code></td><td><code>number</code></td><td>Accuracy of the prediction less that of the network.</td></tr><tr><td><a id="property-loss"></a> <code>loss</code></td><td><code>number</code></td><td>Mean squared error against the targets, over examples and outputs.</td></tr><tr><td><a id="property-lossratio"></a> <code>lossRatio</code></td><td><code>number</code></td><td>Loss of the prediction over the loss of the network.</td></tr><tr><td><a id="property-rsquared"></a> <code>rSquared</code></td><td><code>number</code></td><td>R² against the network: 1 − Σ (g − f)² / Σ (f − f̄)², f̄ the mean of each output over the examples.</td></tr><tr><td><a id="property-samechoice"></a> <code>sameChoice</code></td><td><code>number</code></td><td>The share of examples on which prediction and network have their largest output in the same place.</td></tr><tr><td><a id="property-targetrsquared"></a> <code>targetRSquared</code></td><td><code>number</code></td><td>The same against the targets.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/Agreement.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Agreement_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Agreement_default as default };
