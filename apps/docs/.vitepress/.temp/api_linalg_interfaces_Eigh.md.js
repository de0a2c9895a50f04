import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/linalg/interfaces/Eigh.md
var __pageData = JSON.parse("{\"title\":\"Eigh\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/linalg/interfaces/Eigh.md\",\"filePath\":\"api/linalg/interfaces/Eigh.md\"}");
var _sfc_main = { name: "api/linalg/interfaces/Eigh.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="eigh" tabindex="-1">Eigh <a class="header-anchor" href="#eigh" aria-label="Permalink to “Eigh”">​</a></h1><p>Interface of <a href="./../"><code>@entk/linalg</code></a></p><p>Eigenpairs of a symmetric matrix.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-method"></a> <code>method</code></td><td><code>&quot;divideAndConquer&quot;</code> | <code>&quot;implicitQl&quot;</code></td><td>How the tridiagonal eigenproblem was solved.</td></tr><tr><td><a id="property-status"></a> <code>status</code></td><td><code>&quot;converged&quot;</code> | <code>&quot;notConverged&quot;</code></td><td><code>notConverged</code> if the inner iteration gave up, which no finite matrix is known to cause.</td></tr><tr><td><a id="property-values"></a> <code>values</code></td><td><code>Float64Array</code></td><td>Eigenvalues in descending order, with repetitions.</td></tr><tr><td><a id="property-vectors"></a> <code>vectors</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a> | <code>undefined</code></td><td>[n, k], column i belongs to <code>values[i]</code>; undefined if only values were asked for.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/Eigh.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Eigh_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Eigh_default as default };
