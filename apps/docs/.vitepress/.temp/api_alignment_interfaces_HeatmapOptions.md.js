import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/alignment/interfaces/HeatmapOptions.md
var __pageData = JSON.parse("{\"title\":\"HeatmapOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/alignment/interfaces/HeatmapOptions.md\",\"filePath\":\"api/alignment/interfaces/HeatmapOptions.md\"}");
var _sfc_main = { name: "api/alignment/interfaces/HeatmapOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="heatmapoptions" tabindex="-1">HeatmapOptions <a class="header-anchor" href="#heatmapoptions" aria-label="Permalink to “HeatmapOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/alignment</code></a></p><p>How <code>alignmentHeatmap</code> is to work.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-columnlabels"></a> <code>columnLabels?</code></td><td>readonly <code>string</code>[]</td><td>Names of the basis vectors; <code>0</code>, <code>1</code>, … by default. A cliff&#39;s are <code>57</code>, <code>58</code>, ….</td></tr><tr><td><a id="property-quantity"></a> <code>quantity?</code></td><td><a href="./../type-aliases/HeatmapQuantity.html"><code>HeatmapQuantity</code></a></td><td><code>squared norm</code> (the default) and <code>norm</code> of the projection on a group, one row a group; <code>|cosine|</code> with every single column, one row a column.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/alignment/interfaces/HeatmapOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var HeatmapOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, HeatmapOptions_default as default };
