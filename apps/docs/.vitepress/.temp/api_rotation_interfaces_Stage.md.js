import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/rotation/interfaces/Stage.md
var __pageData = JSON.parse("{\"title\":\"Stage\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/rotation/interfaces/Stage.md\",\"filePath\":\"api/rotation/interfaces/Stage.md\"}");
var _sfc_main = { name: "api/rotation/interfaces/Stage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="stage" tabindex="-1">Stage <a class="header-anchor" href="#stage" aria-label="Permalink to “Stage”">​</a></h1><p>Interface of <a href="./../"><code>@entk/rotation</code></a></p><p>One diagonalisation inside a two-stage rotation.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-energies"></a> <code>energies</code></td><td><code>Float64Array</code></td><td>Eigenvalues of the compressed Laplacian, ascending: the smoothest direction first.</td></tr><tr><td><a id="property-laplacian"></a> <code>laplacian</code></td><td><code>string</code></td><td>The Laplacian&#39;s name.</td></tr><tr><td><a id="property-status"></a> <code>status</code></td><td><a href="./../../spectral/type-aliases/SpectrumStatus.html"><code>SpectrumStatus</code></a></td><td>The eigensolver&#39;s; anything but <code>converged</code> says by how much it fell short.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rotation/interfaces/Stage.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Stage_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Stage_default as default };
