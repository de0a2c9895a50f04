import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/alignment/interfaces/Heatmap.md
var __pageData = JSON.parse("{\"title\":\"Heatmap\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/alignment/interfaces/Heatmap.md\",\"filePath\":\"api/alignment/interfaces/Heatmap.md\"}");
var _sfc_main = { name: "api/alignment/interfaces/Heatmap.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="heatmap" tabindex="-1">Heatmap <a class="header-anchor" href="#heatmap" aria-label="Permalink to “Heatmap”">​</a></h1><p>Interface of <a href="./../"><code>@entk/alignment</code></a></p><p>How well every feature (a row) matches every basis vector (a column).</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-columnlabels"></a> <code>columnLabels</code></td><td>readonly <code>string</code>[]</td><td></td></tr><tr><td><a id="property-normalised"></a> <code>normalised</code></td><td><code>boolean</code></td><td>Whether every column has been divided by its own length, so that values of different columns cannot be compared.</td></tr><tr><td><a id="property-quantity"></a> <code>quantity</code></td><td><a href="./../type-aliases/HeatmapQuantity.html"><code>HeatmapQuantity</code></a></td><td></td></tr><tr><td><a id="property-rowlabels"></a> <code>rowLabels</code></td><td>readonly <code>string</code>[]</td><td></td></tr><tr><td><a id="property-values"></a> <code>values</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>Axes [features or groups, k], not negative.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/alignment/interfaces/Heatmap.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Heatmap_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Heatmap_default as default };
