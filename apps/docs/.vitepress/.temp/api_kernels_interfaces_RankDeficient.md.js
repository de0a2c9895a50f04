import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/RankDeficient.md
var __pageData = JSON.parse("{\"title\":\"RankDeficient\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/RankDeficient.md\",\"filePath\":\"api/kernels/interfaces/RankDeficient.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/RankDeficient.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="rankdeficient" tabindex="-1">RankDeficient <a class="header-anchor" href="#rankdeficient" aria-label="Permalink to “RankDeficient”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>K(X, X) has no inverse: the solution of least norm was taken.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-cutoff"></a> <code>cutoff</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>&quot;rank-deficient&quot;</code></td><td></td></tr><tr><td><a id="property-rank"></a> <code>rank</code></td><td><code>number</code></td><td>Eigenvalues above the cutoff.</td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-unreached"></a> <code>unreached</code></td><td><code>number</code></td><td>The share of Σ (y − f₀)² that no prediction with this kernel reaches on the training examples.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/RankDeficient.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var RankDeficient_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, RankDeficient_default as default };
