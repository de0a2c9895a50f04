import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/PerClass.md
var __pageData = JSON.parse("{\"title\":\"PerClass\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/PerClass.md\",\"filePath\":\"api/kernels/interfaces/PerClass.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/PerClass.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="perclass" tabindex="-1">PerClass <a class="header-anchor" href="#perclass" aria-label="Permalink to “PerClass”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>K_cc: the kernel of one output, [N, N].</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>&quot;perClass&quot;</code></td><td></td></tr><tr><td><a id="property-output"></a> <code>output</code></td><td><code>number</code></td><td>c, counted from 0.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/PerClass.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var PerClass_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, PerClass_default as default };
