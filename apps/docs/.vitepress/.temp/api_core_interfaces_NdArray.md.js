import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/core/interfaces/NdArray.md
var __pageData = JSON.parse("{\"title\":\"NdArray<T extends NumericArray = Float32Array>\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/core/interfaces/NdArray.md\",\"filePath\":\"api/core/interfaces/NdArray.md\"}");
var _sfc_main = { name: "api/core/interfaces/NdArray.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="ndarray-t-extends-numericarray-float32array" tabindex="-1">NdArray&lt;T <em>extends</em> <a href="./../type-aliases/NumericArray.html"><code>NumericArray</code></a> = <code>Float32Array</code>&gt; <a class="header-anchor" href="#ndarray-t-extends-numericarray-float32array" aria-label="Permalink to “NdArray&lt;T extends NumericArray = Float32Array&gt;”">​</a></h1><p>Interface of <a href="./../"><code>@entk/core</code></a></p><p>A dense array in row-major order: what data sets, weights and files are made of.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to “Type Parameters”">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th><th>Default type</th></tr></thead><tbody><tr><td><a id="type-parameter-t"></a> <code>T</code> <em>extends</em> <a href="./../type-aliases/NumericArray.html"><code>NumericArray</code></a></td><td><code>Float32Array</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-data"></a> <code>data</code></td><td><code>T</code></td></tr><tr><td><a id="property-shape"></a> <code>shape</code></td><td>readonly <code>number</code>[]</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/core/interfaces/NdArray.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var NdArray_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, NdArray_default as default };
