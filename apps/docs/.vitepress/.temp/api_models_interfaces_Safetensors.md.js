import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/Safetensors.md
var __pageData = JSON.parse("{\"title\":\"Safetensors\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/Safetensors.md\",\"filePath\":\"api/models/interfaces/Safetensors.md\"}");
var _sfc_main = { name: "api/models/interfaces/Safetensors.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="safetensors" tabindex="-1">Safetensors <a class="header-anchor" href="#safetensors" aria-label="Permalink to “Safetensors”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>What a safetensors file holds.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-dtypes"></a> <code>dtypes</code></td><td><code>ReadonlyMap</code>&lt;<code>string</code>, <code>string</code>&gt;</td><td>How the file stores each tensor: <code>F32</code>, <code>BF16</code>.</td></tr><tr><td><a id="property-metadata"></a> <code>metadata</code></td><td><code>ReadonlyMap</code>&lt;<code>string</code>, <code>string</code>&gt;</td><td><code>__metadata__</code> of the header; empty without one.</td></tr><tr><td><a id="property-tensors"></a> <code>tensors</code></td><td><code>ReadonlyMap</code>&lt;<code>string</code>, <a href="./../../core/interfaces/NdArray.html"><code>NdArray</code></a>&lt;<a href="./../../core/type-aliases/NumericArray.html"><code>NumericArray</code></a>&gt;&gt;</td><td>By name, in the order of the header.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/Safetensors.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Safetensors_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Safetensors_default as default };
