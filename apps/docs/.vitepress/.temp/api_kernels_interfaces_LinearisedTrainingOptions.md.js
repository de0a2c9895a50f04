import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/LinearisedTrainingOptions.md
var __pageData = JSON.parse("{\"title\":\"LinearisedTrainingOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/LinearisedTrainingOptions.md\",\"filePath\":\"api/kernels/interfaces/LinearisedTrainingOptions.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/LinearisedTrainingOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="linearisedtrainingoptions" tabindex="-1">LinearisedTrainingOptions <a class="header-anchor" href="#linearisedtrainingoptions" aria-label="Permalink to “LinearisedTrainingOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>How long to train.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-loss"></a> <code>loss?</code></td><td><a href="./../type-aliases/SquaredErrorScale.html"><code>SquaredErrorScale</code></a></td><td><strong>Default</strong> <code>&#39;mean&#39;</code></td></tr><tr><td><a id="property-start"></a> <code>start?</code></td><td><a href="./Split.html"><code>Split</code></a>&lt;<a href="./../type-aliases/Outputs.html"><code>Outputs</code></a>&gt;</td><td>f₀(X) and f₀(x), the outputs training starts from. <strong>Default</strong> <code>zero</code></td></tr><tr><td><a id="property-time"></a> <code>time</code></td><td><code>number</code></td><td>t of gradient flow dθ/dt = −∇L; after n steps of gradient descent at a small learning rate η, t = η n.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/LinearisedTrainingOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var LinearisedTrainingOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, LinearisedTrainingOptions_default as default };
