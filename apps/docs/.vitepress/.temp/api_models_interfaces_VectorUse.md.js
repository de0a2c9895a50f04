import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/VectorUse.md
var __pageData = JSON.parse("{\"title\":\"VectorUse\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/VectorUse.md\",\"filePath\":\"api/models/interfaces/VectorUse.md\"}");
var _sfc_main = { name: "api/models/interfaces/VectorUse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="vectoruse" tabindex="-1">VectorUse <a class="header-anchor" href="#vectoruse" aria-label="Permalink to “VectorUse”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>The gradient Σ_t δ of a vector that is added to every position of an activation.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-cotangent"></a> <code>cotangent</code></td><td><a href="./../type-aliases/Cotangent.html"><code>Cotangent</code></a></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>&quot;vector&quot;</code></td></tr><tr><td><a id="property-parameter"></a> <code>parameter</code></td><td><code>string</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/VectorUse.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var VectorUse_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, VectorUse_default as default };
