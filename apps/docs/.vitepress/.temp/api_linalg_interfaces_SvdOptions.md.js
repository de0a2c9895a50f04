import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/linalg/interfaces/SvdOptions.md
var __pageData = JSON.parse("{\"title\":\"SvdOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/linalg/interfaces/SvdOptions.md\",\"filePath\":\"api/linalg/interfaces/SvdOptions.md\"}");
var _sfc_main = { name: "api/linalg/interfaces/SvdOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="svdoptions" tabindex="-1">SvdOptions <a class="header-anchor" href="#svdoptions" aria-label="Permalink to “SvdOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/linalg</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-memorybudget"></a> <code>memoryBudget?</code></td><td><code>number</code></td><td>The most bytes of scratch; 2 GiB unless told. <code>svdMemory</code> says what a shape needs.</td></tr><tr><td><a id="property-vectors"></a> <code>vectors?</code></td><td><code>boolean</code></td><td>Whether U and V are computed; true unless told.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/SvdOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var SvdOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, SvdOptions_default as default };
