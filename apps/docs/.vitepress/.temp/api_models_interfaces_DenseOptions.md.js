import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/DenseOptions.md
var __pageData = JSON.parse("{\"title\":\"DenseOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/DenseOptions.md\",\"filePath\":\"api/models/interfaces/DenseOptions.md\"}");
var _sfc_main = { name: "api/models/interfaces/DenseOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="denseoptions" tabindex="-1">DenseOptions <a class="header-anchor" href="#denseoptions" aria-label="Permalink to “DenseOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>Which parameters a dense layer reads, and how.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bias"></a> <code>bias?</code></td><td><code>string</code></td><td>Name of the bias b, axes [out]. No bias without it.</td></tr><tr><td><a id="property-transposed"></a> <code>transposed?</code></td><td><code>boolean</code></td><td>Computes Wᵀx instead of Wx: the second use of a tied weight.</td></tr><tr><td><a id="property-weight"></a> <code>weight</code></td><td><code>string</code></td><td>Name of the weight W, axes [out, in] as PyTorch keeps it; [in, out] when <code>transposed</code>.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/DenseOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var DenseOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, DenseOptions_default as default };
