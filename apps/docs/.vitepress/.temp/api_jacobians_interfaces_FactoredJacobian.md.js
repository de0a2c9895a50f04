import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/jacobians/interfaces/FactoredJacobian.md
var __pageData = JSON.parse("{\"title\":\"FactoredJacobian\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/jacobians/interfaces/FactoredJacobian.md\",\"filePath\":\"api/jacobians/interfaces/FactoredJacobian.md\"}");
var _sfc_main = { name: "api/jacobians/interfaces/FactoredJacobian.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="factoredjacobian" tabindex="-1">FactoredJacobian <a class="header-anchor" href="#factoredjacobian" aria-label="Permalink to “FactoredJacobian”">​</a></h1><p>Interface of <a href="./../"><code>@entk/jacobians</code></a></p><p>∂f_c(x_n)/∂θ_μ for all examples, outputs and parameters, as the factors of every use of every parameter. The axis P is never written out: for a weight [out, in] the factors are N(C·out + in) numbers at most, not N·C·out·in.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-examplecount"></a> <code>exampleCount</code></td><td><code>number</code></td><td>N.</td></tr><tr><td><a id="property-outputcount"></a> <code>outputCount</code></td><td><code>number</code></td><td>C.</td></tr><tr><td><a id="property-outputfactors"></a> <code>outputFactors</code></td><td><code>Float64Array</code></td><td>The factors that <code>rescaleOutputs</code> multiplied each output&#39;s derivatives by; ones without it.</td></tr><tr><td><a id="property-parametercount"></a> <code>parameterCount</code></td><td><code>number</code></td><td>P, of the parameters that take part.</td></tr><tr><td><a id="property-parametershapes"></a> <code>parameterShapes</code></td><td><code>ReadonlyMap</code>&lt;<code>string</code>, readonly <code>number</code>[]&gt;</td><td>Shapes of the parameters that take part, in the order of θ.</td></tr><tr><td><a id="property-uses"></a> <code>uses</code></td><td>readonly <a href="./../type-aliases/FactoredUse.html"><code>FactoredUse</code></a>[]</td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/jacobians/interfaces/FactoredJacobian.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var FactoredJacobian_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, FactoredJacobian_default as default };
