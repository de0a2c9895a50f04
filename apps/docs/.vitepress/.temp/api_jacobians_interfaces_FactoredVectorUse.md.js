import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/jacobians/interfaces/FactoredVectorUse.md
var __pageData = JSON.parse("{\"title\":\"FactoredVectorUse\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/jacobians/interfaces/FactoredVectorUse.md\",\"filePath\":\"api/jacobians/interfaces/FactoredVectorUse.md\"}");
var _sfc_main = { name: "api/jacobians/interfaces/FactoredVectorUse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="factoredvectoruse" tabindex="-1">FactoredVectorUse <a class="header-anchor" href="#factoredvectoruse" aria-label="Permalink to “FactoredVectorUse”">​</a></h1><p>Interface of <a href="./../"><code>@entk/jacobians</code></a></p><p>∂f_c(x_n)/∂b = δ[n, c].</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-delta"></a> <code>delta</code></td><td><a href="./../type-aliases/Delta.html"><code>Delta</code></a></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>&quot;vector&quot;</code></td></tr><tr><td><a id="property-parameter"></a> <code>parameter</code></td><td><code>string</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/jacobians/interfaces/FactoredVectorUse.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var FactoredVectorUse_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, FactoredVectorUse_default as default };
