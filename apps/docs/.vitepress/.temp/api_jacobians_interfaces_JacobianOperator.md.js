import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/jacobians/interfaces/JacobianOperator.md
var __pageData = JSON.parse("{\"title\":\"JacobianOperator\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/jacobians/interfaces/JacobianOperator.md\",\"filePath\":\"api/jacobians/interfaces/JacobianOperator.md\"}");
var _sfc_main = { name: "api/jacobians/interfaces/JacobianOperator.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="jacobianoperator" tabindex="-1">JacobianOperator <a class="header-anchor" href="#jacobianoperator" aria-label="Permalink to “JacobianOperator”">​</a></h1><p>Interface of <a href="./../"><code>@entk/jacobians</code></a></p><p>J as a pair of maps on blocks of vectors; J itself is never formed.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-apply"></a> <code>apply</code></td><td>(<code>block</code>: <a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a>) =&gt; <a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>J U: axes [P, b] → [N·C, b], a change of parameters → the change of outputs. <strong>Throws</strong> ShapeError if the block has not P rows; NonFiniteError for NaN or infinity.</td></tr><tr><td><a id="property-applytransposed"></a> <code>applyTransposed</code></td><td>(<code>block</code>: <a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a>) =&gt; <a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>Jᵀ V: axes [N·C, b] → [P, b], weights on outputs → a gradient. <strong>Throws</strong> ShapeError if the block has not N·C rows; NonFiniteError for NaN or infinity.</td></tr><tr><td><a id="property-columns"></a> <code>columns</code></td><td><code>number</code></td><td>P, parameters in the order of θ.</td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td><code>number</code></td><td>N·C; row n·C + c belongs to output c of example n.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/jacobians/interfaces/JacobianOperator.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var JacobianOperator_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, JacobianOperator_default as default };
