import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/GridData.md
var __pageData = JSON.parse("{\"title\":\"GridData\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/GridData.md\",\"filePath\":\"api/figures/interfaces/GridData.md\"}");
var _sfc_main = { name: "api/figures/interfaces/GridData.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="griddata" tabindex="-1">GridData <a class="header-anchor" href="#griddata" aria-label="Permalink to “GridData”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-columnheadings"></a> <code>columnHeadings?</code></td><td>readonly <code>string</code>[]</td><td></td></tr><tr><td><a id="property-rowheadings"></a> <code>rowHeadings?</code></td><td>readonly <code>string</code>[]</td><td></td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td>readonly (readonly (<a href="./../type-aliases/Panel.html"><code>Panel</code></a> | <code>null</code>)[])[]</td><td>Panels row by row; null leaves a place empty.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/GridData.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var GridData_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, GridData_default as default };
