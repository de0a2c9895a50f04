import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/DenseCotangent.md
var __pageData = JSON.parse("{\"title\":\"DenseCotangent\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/DenseCotangent.md\",\"filePath\":\"api/models/interfaces/DenseCotangent.md\"}");
var _sfc_main = { name: "api/models/interfaces/DenseCotangent.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="densecotangent" tabindex="-1">DenseCotangent <a class="header-anchor" href="#densecotangent" aria-label="Permalink to “DenseCotangent”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>δ as an array of axes [N·C·T, H], row (n·C + c)·T + t.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-form"></a> <code>form</code></td><td><code>&quot;dense&quot;</code></td><td></td></tr><tr><td><a id="property-outputcount"></a> <code>outputCount</code></td><td><code>number</code></td><td>C, so that N is values.shape[0] / (C·T).</td></tr><tr><td><a id="property-positions"></a> <code>positions</code></td><td><code>number</code></td><td>T.</td></tr><tr><td><a id="property-values"></a> <code>values</code></td><td><a href="./../tensor/interfaces/Tensor.html"><code>Tensor</code></a></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/DenseCotangent.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var DenseCotangent_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, DenseCotangent_default as default };
