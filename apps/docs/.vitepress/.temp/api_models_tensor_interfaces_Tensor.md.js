import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/tensor/interfaces/Tensor.md
var __pageData = JSON.parse("{\"title\":\"Tensor\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/tensor/interfaces/Tensor.md\",\"filePath\":\"api/models/tensor/interfaces/Tensor.md\"}");
var _sfc_main = { name: "api/models/tensor/interfaces/Tensor.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="tensor" tabindex="-1">Tensor <a class="header-anchor" href="#tensor" aria-label="Permalink to “Tensor”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models/tensor</code></a></p><p>A float32 array that lives in the backend&#39;s memory until it is disposed of.</p><p>Any tfjs tensor is one. It is declared here by its shape alone, so that no type of tfjs appears in ours.</p><h2 id="methods" tabindex="-1">Methods <a class="header-anchor" href="#methods" aria-label="Permalink to “Methods”">​</a></h2><h3 id="dispose" tabindex="-1">dispose() <a class="header-anchor" href="#dispose" aria-label="Permalink to “dispose()”">​</a></h3><div class="language-ts"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;">dispose</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">(): </span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">void</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><h4 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to “Returns”">​</a></h4><p><code>void</code></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-id"></a> <code>id</code></td><td><code>number</code></td></tr><tr><td><a id="property-shape"></a> <code>shape</code></td><td><code>number</code>[]</td></tr><tr><td><a id="property-size"></a> <code>size</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/tensor/interfaces/Tensor.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Tensor_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Tensor_default as default };
