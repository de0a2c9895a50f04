import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/alignment/interfaces/LinePoint.md
var __pageData = JSON.parse("{\"title\":\"LinePoint\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/alignment/interfaces/LinePoint.md\",\"filePath\":\"api/alignment/interfaces/LinePoint.md\"}");
var _sfc_main = { name: "api/alignment/interfaces/LinePoint.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="linepoint" tabindex="-1">LinePoint <a class="header-anchor" href="#linepoint" aria-label="Permalink to “LinePoint”">​</a></h1><p>Interface of <a href="./../"><code>@entk/alignment</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-column"></a> <code>column</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-line"></a> <code>line</code></td><td><code>0</code> | <code>1</code> | <code>2</code></td><td>1 the upper line, 2 the lower, 0 neither.</td></tr><tr><td><a id="property-row"></a> <code>row</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-value"></a> <code>value</code></td><td><code>number</code></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/alignment/interfaces/LinePoint.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var LinePoint_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, LinePoint_default as default };
