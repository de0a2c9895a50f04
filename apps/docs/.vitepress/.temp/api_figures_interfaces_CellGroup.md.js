import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/CellGroup.md
var __pageData = JSON.parse("{\"title\":\"CellGroup\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/CellGroup.md\",\"filePath\":\"api/figures/interfaces/CellGroup.md\"}");
var _sfc_main = { name: "api/figures/interfaces/CellGroup.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="cellgroup" tabindex="-1">CellGroup <a class="header-anchor" href="#cellgroup" aria-label="Permalink to “CellGroup”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-label"></a> <code>label</code></td><td><code>string</code></td></tr><tr><td><a id="property-size"></a> <code>size</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/CellGroup.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var CellGroup_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, CellGroup_default as default };
