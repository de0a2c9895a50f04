import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/CellAxis.md
var __pageData = JSON.parse("{\"title\":\"CellAxis\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/CellAxis.md\",\"filePath\":\"api/figures/interfaces/CellAxis.md\"}");
var _sfc_main = { name: "api/figures/interfaces/CellAxis.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="cellaxis" tabindex="-1">CellAxis <a class="header-anchor" href="#cellaxis" aria-label="Permalink to “CellAxis”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><p>An axis of cells: the rows or columns of a matrix, the bars of a plot.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-first"></a> <code>first?</code></td><td><code>number</code></td><td>The number of the first cell, 1 by default, as ranks are counted.</td></tr><tr><td><a id="property-groups"></a> <code>groups?</code></td><td>readonly <a href="./CellGroup.html"><code>CellGroup</code></a>[]</td><td>Neighbouring cells that belong together, from first to last; numbers start again in each.</td></tr><tr><td><a id="property-label"></a> <code>label</code></td><td><code>string</code></td><td></td></tr><tr><td><a id="property-labels"></a> <code>labels?</code></td><td>readonly <code>string</code>[]</td><td>One text a cell instead of numbers; thinned where they would collide.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/CellAxis.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var CellAxis_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, CellAxis_default as default };
