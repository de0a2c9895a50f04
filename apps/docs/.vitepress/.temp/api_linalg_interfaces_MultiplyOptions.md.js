import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/linalg/interfaces/MultiplyOptions.md
var __pageData = JSON.parse("{\"title\":\"MultiplyOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/linalg/interfaces/MultiplyOptions.md\",\"filePath\":\"api/linalg/interfaces/MultiplyOptions.md\"}");
var _sfc_main = { name: "api/linalg/interfaces/MultiplyOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="multiplyoptions" tabindex="-1">MultiplyOptions <a class="header-anchor" href="#multiplyoptions" aria-label="Permalink to “MultiplyOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/linalg</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-memorybudget"></a> <code>memoryBudget?</code></td><td><code>number</code></td><td>The most bytes of scratch; 2 GiB unless told.</td></tr><tr><td><a id="property-transposeleft"></a> <code>transposeLeft?</code></td><td><code>boolean</code></td><td>Uses aᵀ in place of a, without forming it.</td></tr><tr><td><a id="property-transposeright"></a> <code>transposeRight?</code></td><td><code>boolean</code></td><td>Uses bᵀ in place of b, without forming it.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/MultiplyOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var MultiplyOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, MultiplyOptions_default as default };
