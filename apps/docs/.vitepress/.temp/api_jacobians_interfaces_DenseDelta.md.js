import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/jacobians/interfaces/DenseDelta.md
var __pageData = JSON.parse("{\"title\":\"DenseDelta\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/jacobians/interfaces/DenseDelta.md\",\"filePath\":\"api/jacobians/interfaces/DenseDelta.md\"}");
var _sfc_main = { name: "api/jacobians/interfaces/DenseDelta.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="densedelta" tabindex="-1">DenseDelta <a class="header-anchor" href="#densedelta" aria-label="Permalink to “DenseDelta”">​</a></h1><p>Interface of <a href="./../"><code>@entk/jacobians</code></a></p><p>δ multiplied out.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-form"></a> <code>form</code></td><td><code>&quot;dense&quot;</code></td><td></td></tr><tr><td><a id="property-outputcount"></a> <code>outputCount</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-values"></a> <code>values</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>Axes [N·C, H], row n·C + c.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/jacobians/interfaces/DenseDelta.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var DenseDelta_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, DenseDelta_default as default };
