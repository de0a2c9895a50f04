import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/QuadraticMlpOptions.md
var __pageData = JSON.parse("{\"title\":\"QuadraticMlpOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/QuadraticMlpOptions.md\",\"filePath\":\"api/models/interfaces/QuadraticMlpOptions.md\"}");
var _sfc_main = { name: "api/models/interfaces/QuadraticMlpOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="quadraticmlpoptions" tabindex="-1">QuadraticMlpOptions <a class="header-anchor" href="#quadraticmlpoptions" aria-label="Permalink to “QuadraticMlpOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>Sizes of a quadratic network and its scaling.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-hiddenunits"></a> <code>hiddenUnits</code></td><td><code>number</code></td><td>H, the paper&#39;s n.</td></tr><tr><td><a id="property-inputs"></a> <code>inputs</code></td><td><code>number</code></td><td>D, 2p for modular addition.</td></tr><tr><td><a id="property-outputs"></a> <code>outputs</code></td><td><code>number</code></td><td>C, p for modular addition.</td></tr><tr><td><a id="property-scaling"></a> <code>scaling?</code></td><td><code>&quot;meanField&quot;</code> | <code>&quot;none&quot;</code></td><td><code>meanField</code>: f(x) = (1/H) W2 ((1/√D) W1 x)², which the paper&#39;s figures were made with; the factors belong to the forward pass. <code>none</code>: f(x) = W2 (W1 x)², eq. 6 to the letter. <strong>Default</strong> <code>&#39;meanField&#39;</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/QuadraticMlpOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var QuadraticMlpOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, QuadraticMlpOptions_default as default };
