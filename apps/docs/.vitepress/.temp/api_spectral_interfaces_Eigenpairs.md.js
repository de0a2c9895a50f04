import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/Eigenpairs.md
var __pageData = JSON.parse("{\"title\":\"Eigenpairs\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/Eigenpairs.md\",\"filePath\":\"api/spectral/interfaces/Eigenpairs.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/Eigenpairs.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="eigenpairs" tabindex="-1">Eigenpairs <a class="header-anchor" href="#eigenpairs" aria-label="Permalink to “Eigenpairs”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><p>Eigenpairs in descending order; <code>vectors</code> has axes [M, to − from].</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-values"></a> <code>values</code></td><td><code>Float64Array</code></td></tr><tr><td><a id="property-vectors"></a> <code>vectors?</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/Eigenpairs.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Eigenpairs_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Eigenpairs_default as default };
