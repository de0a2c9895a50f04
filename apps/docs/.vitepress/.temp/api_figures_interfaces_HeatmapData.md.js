import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/HeatmapData.md
var __pageData = JSON.parse("{\"title\":\"HeatmapData\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/HeatmapData.md\",\"filePath\":\"api/figures/interfaces/HeatmapData.md\"}");
var _sfc_main = { name: "api/figures/interfaces/HeatmapData.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="heatmapdata" tabindex="-1">HeatmapData <a class="header-anchor" href="#heatmapdata" aria-label="Permalink to “HeatmapData”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-columns"></a> <code>columns</code></td><td><a href="./CellAxis.html"><code>CellAxis</code></a></td><td></td></tr><tr><td><a id="property-matrix"></a> <code>matrix</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td></td></tr><tr><td><a id="property-quantity"></a> <code>quantity</code></td><td><code>string</code></td><td>What an entry is: <code>|cosine|</code>, <code>squared norm, column-normalised</code>.</td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td><a href="./CellAxis.html"><code>CellAxis</code></a></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/HeatmapData.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var HeatmapData_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, HeatmapData_default as default };
