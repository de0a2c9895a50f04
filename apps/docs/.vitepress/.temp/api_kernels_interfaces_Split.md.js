import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/Split.md
var __pageData = JSON.parse("{\"title\":\"Split<T>\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/Split.md\",\"filePath\":\"api/kernels/interfaces/Split.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/Split.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="split-t" tabindex="-1">Split&lt;T&gt; <a class="header-anchor" href="#split-t" aria-label="Permalink to “Split&lt;T&gt;”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>Something of the training examples X, and the same of examples held out, where there are any.</p><h2 id="type-parameters" tabindex="-1">Type Parameters <a class="header-anchor" href="#type-parameters" aria-label="Permalink to “Type Parameters”">​</a></h2><table tabindex="0"><thead><tr><th>Type Parameter</th></tr></thead><tbody><tr><td><a id="type-parameter-t"></a> <code>T</code></td></tr></tbody></table><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-heldout"></a> <code>heldOut?</code></td><td><code>T</code></td></tr><tr><td><a id="property-training"></a> <code>training</code></td><td><code>T</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/Split.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Split_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Split_default as default };
