import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/linalg/interfaces/Qr.md
var __pageData = JSON.parse("{\"title\":\"Qr\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/linalg/interfaces/Qr.md\",\"filePath\":\"api/linalg/interfaces/Qr.md\"}");
var _sfc_main = { name: "api/linalg/interfaces/Qr.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="qr" tabindex="-1">Qr <a class="header-anchor" href="#qr" aria-label="Permalink to “Qr”">​</a></h1><p>Interface of <a href="./../"><code>@entk/linalg</code></a></p><p>A = Q·R.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-columnnorms"></a> <code>columnNorms</code></td><td><code>Float64Array</code></td><td>[n], Euclidean norms of the columns of A: r_jj / columnNorms[j] is the part of column j that earlier ones lack.</td></tr><tr><td><a id="property-q"></a> <code>q</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>[m, n], orthonormal columns even where A has lost rank.</td></tr><tr><td><a id="property-r"></a> <code>r</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>[n, n], upper triangular, diagonal not negative.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/Qr.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Qr_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Qr_default as default };
