import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/alignment/interfaces/HeatmapFigures.md
var __pageData = JSON.parse("{\"title\":\"HeatmapFigures\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/alignment/interfaces/HeatmapFigures.md\",\"filePath\":\"api/alignment/interfaces/HeatmapFigures.md\"}");
var _sfc_main = { name: "api/alignment/interfaces/HeatmapFigures.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="heatmapfigures" tabindex="-1">HeatmapFigures <a class="header-anchor" href="#heatmapfigures" aria-label="Permalink to “HeatmapFigures”">​</a></h1><p>Interface of <a href="./../"><code>@entk/alignment</code></a></p><p>A heatmap in a few numbers, in the heatmap&#39;s own quantity.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-distinctfeatures"></a> <code>distinctFeatures</code></td><td><code>number</code></td><td>How many different features are the best match of some vector.</td></tr><tr><td><a id="property-featuresabove"></a> <code>featuresAbove</code></td><td><code>number</code></td><td>How many features have a vector that matches better than <code>threshold</code>.</td></tr><tr><td><a id="property-meancolumnmax"></a> <code>meanColumnMax</code></td><td><code>number</code></td><td>Mean over basis vectors (columns) of the largest entry: the <strong>mean best match</strong>. 1 if every vector lies in the span of one feature, even if all lie in the same one.</td></tr><tr><td><a id="property-meanoverbestassignment"></a> <code>meanOverBestAssignment</code></td><td><code>number</code></td><td>Mean over the one-to-one assignment of features to vectors with the largest sum; no feature serves twice.</td></tr><tr><td><a id="property-smallestcolumnmax"></a> <code>smallestColumnMax</code></td><td><code>number</code></td><td>The worst vector&#39;s best match.</td></tr><tr><td><a id="property-threshold"></a> <code>threshold</code></td><td><code>number</code></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/alignment/interfaces/HeatmapFigures.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var HeatmapFigures_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, HeatmapFigures_default as default };
