import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/HeatmapPanel.md
var __pageData = JSON.parse("{\"title\":\"HeatmapPanel\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/HeatmapPanel.md\",\"filePath\":\"api/figures/interfaces/HeatmapPanel.md\"}");
var _sfc_main = { name: "api/figures/interfaces/HeatmapPanel.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="heatmappanel" tabindex="-1">HeatmapPanel <a class="header-anchor" href="#heatmappanel" aria-label="Permalink to “HeatmapPanel”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><p>A matrix as colours. Made by <code>heatmapPanel</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-aspect"></a> <code>aspect</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-columns"></a> <code>columns</code></td><td><a href="./CellAxis.html"><code>CellAxis</code></a></td><td></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>&quot;heatmap&quot;</code></td><td></td></tr><tr><td><a id="property-matrix"></a> <code>matrix</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td></td></tr><tr><td><a id="property-quantity"></a> <code>quantity</code></td><td><code>string</code></td><td>What an entry is; stands beside the ramp.</td></tr><tr><td><a id="property-ramp"></a> <code>ramp</code></td><td><a href="./../type-aliases/RampName.html"><code>RampName</code></a></td><td></td></tr><tr><td><a id="property-range"></a> <code>range?</code></td><td><a href="./../type-aliases/Interval.html"><code>Interval</code></a></td><td></td></tr><tr><td><a id="property-rowdirection"></a> <code>rowDirection</code></td><td><code>&quot;down&quot;</code> | <code>&quot;up&quot;</code></td><td><code>down</code> as matrices are written, <code>up</code> as plots are.</td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td><a href="./CellAxis.html"><code>CellAxis</code></a></td><td></td></tr><tr><td><a id="property-title"></a> <code>title?</code></td><td><code>string</code></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/HeatmapPanel.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var HeatmapPanel_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, HeatmapPanel_default as default };
