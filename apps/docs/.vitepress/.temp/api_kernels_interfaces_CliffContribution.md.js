import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/CliffContribution.md
var __pageData = JSON.parse("{\"title\":\"CliffContribution\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/CliffContribution.md\",\"filePath\":\"api/kernels/interfaces/CliffContribution.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/CliffContribution.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="cliffcontribution" tabindex="-1">CliffContribution <a class="header-anchor" href="#cliffcontribution" aria-label="Permalink to “CliffContribution”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>What the eigenpairs of one cliff add to the prediction.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to “Extends”">​</a></h2><ul><li><a href="./../../spectral/interfaces/Cliff.html"><code>Cliff</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-from"></a> <code>from</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-gains"></a> <code>gains</code></td><td><a href="./Split.html"><code>Split</code></a>&lt;{ <code>accuracy</code>: <code>number</code>; <code>rSquared</code>: <code>number</code>; }&gt;</td><td>R² against the network, and accuracy, after these pairs less before them.</td></tr><tr><td><a id="property-tail"></a> <code>tail</code></td><td><code>boolean</code></td><td>Whether these are the pairs after the last cliff.</td></tr><tr><td><a id="property-targetshare"></a> <code>targetShare</code></td><td><code>number</code></td><td>Share of Σ (y − f₀)² on the training examples that lies along these eigenvectors.</td></tr><tr><td><a id="property-to"></a> <code>to</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-traceshare"></a> <code>traceShare</code></td><td><code>number</code></td><td>Share of Σ λ of the pairs above the cutoff.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/CliffContribution.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var CliffContribution_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, CliffContribution_default as default };
