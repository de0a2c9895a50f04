import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/linalg/interfaces/Svd.md
var __pageData = JSON.parse("{\"title\":\"Svd\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/linalg/interfaces/Svd.md\",\"filePath\":\"api/linalg/interfaces/Svd.md\"}");
var _sfc_main = { name: "api/linalg/interfaces/Svd.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="svd" tabindex="-1">Svd <a class="header-anchor" href="#svd" aria-label="Permalink to “Svd”">​</a></h1><p>Interface of <a href="./../"><code>@entk/linalg</code></a></p><p>A = U·diag(values)·Vᵀ.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-status"></a> <code>status</code></td><td><code>&quot;converged&quot;</code> | <code>&quot;notConverged&quot;</code></td><td><code>notConverged</code> if the inner iteration gave up, which no finite matrix is known to cause.</td></tr><tr><td><a id="property-u"></a> <code>u</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a> | <code>undefined</code></td><td>[m, r], orthonormal columns; undefined if only values were asked for.</td></tr><tr><td><a id="property-v"></a> <code>v</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a> | <code>undefined</code></td><td>[n, r], orthonormal columns: V, not its transpose. Undefined if only values were asked for.</td></tr><tr><td><a id="property-values"></a> <code>values</code></td><td><code>Float64Array</code></td><td>[r], descending, not negative; r is the smaller of m and n.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/Svd.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Svd_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Svd_default as default };
