import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/jacobians/interfaces/FactoredDelta.md
var __pageData = JSON.parse("{\"title\":\"FactoredDelta\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/jacobians/interfaces/FactoredDelta.md\",\"filePath\":\"api/jacobians/interfaces/FactoredDelta.md\"}");
var _sfc_main = { name: "api/jacobians/interfaces/FactoredDelta.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="factoreddelta" tabindex="-1">FactoredDelta <a class="header-anchor" href="#factoreddelta" aria-label="Permalink to “FactoredDelta”">​</a></h1><p>Interface of <a href="./../"><code>@entk/jacobians</code></a></p><p>δ[n, c, h] = rows[n, c] · outputs[c, h] · examples[n, h].</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-examples"></a> <code>examples?</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>Axes [N, H], or all ones.</td></tr><tr><td><a id="property-form"></a> <code>form</code></td><td><code>&quot;factored&quot;</code></td><td></td></tr><tr><td><a id="property-outputs"></a> <code>outputs</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>Axes [C, H].</td></tr><tr><td><a id="property-rows"></a> <code>rows?</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>Axes [N, C], or all ones.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/jacobians/interfaces/FactoredDelta.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var FactoredDelta_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, FactoredDelta_default as default };
