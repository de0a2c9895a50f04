import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/linalg/interfaces/SolveOptions.md
var __pageData = JSON.parse("{\"title\":\"SolveOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/linalg/interfaces/SolveOptions.md\",\"filePath\":\"api/linalg/interfaces/SolveOptions.md\"}");
var _sfc_main = { name: "api/linalg/interfaces/SolveOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="solveoptions" tabindex="-1">SolveOptions <a class="header-anchor" href="#solveoptions" aria-label="Permalink to “SolveOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/linalg</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-memorybudget"></a> <code>memoryBudget?</code></td><td><code>number</code></td><td>The most bytes of scratch; 2 GiB unless told.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/SolveOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var SolveOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, SolveOptions_default as default };
