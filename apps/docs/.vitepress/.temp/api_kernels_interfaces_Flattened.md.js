import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/Flattened.md
var __pageData = JSON.parse("{\"title\":\"Flattened\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/Flattened.md\",\"filePath\":\"api/kernels/interfaces/Flattened.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/Flattened.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="flattened" tabindex="-1">Flattened <a class="header-anchor" href="#flattened" aria-label="Permalink to “Flattened”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>All of K as [N·C, N·C].</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>&quot;flattened&quot;</code></td><td></td></tr><tr><td><a id="property-roworder"></a> <code>rowOrder</code></td><td><a href="./../type-aliases/RowOrder.html"><code>RowOrder</code></a></td><td><code>exampleMajor</code>: row n·C + c · <code>classMajor</code>: row c·N + n, the paper&#39;s stacking of blocks.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/Flattened.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Flattened_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Flattened_default as default };
