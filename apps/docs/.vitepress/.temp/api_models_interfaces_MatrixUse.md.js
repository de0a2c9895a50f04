import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/MatrixUse.md
var __pageData = JSON.parse("{\"title\":\"MatrixUse\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/MatrixUse.md\",\"filePath\":\"api/models/interfaces/MatrixUse.md\"}");
var _sfc_main = { name: "api/models/interfaces/MatrixUse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="matrixuse" tabindex="-1">MatrixUse <a class="header-anchor" href="#matrixuse" aria-label="Permalink to “MatrixUse”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>The gradient Σ_t δ ⊗ a of a weight matrix, or Σ_t a ⊗ δ when the matrix is used transposed.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-activation"></a> <code>activation</code></td><td><a href="./../tensor/interfaces/Tensor.html"><code>Tensor</code></a></td><td>Axes [N·T, in].</td></tr><tr><td><a id="property-cotangent"></a> <code>cotangent</code></td><td><a href="./../type-aliases/Cotangent.html"><code>Cotangent</code></a></td><td></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>&quot;matrix&quot;</code></td><td></td></tr><tr><td><a id="property-parameter"></a> <code>parameter</code></td><td><code>string</code></td><td></td></tr><tr><td><a id="property-transposed"></a> <code>transposed</code></td><td><code>boolean</code></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/MatrixUse.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var MatrixUse_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, MatrixUse_default as default };
