import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/CurvesOptions.md
var __pageData = JSON.parse("{\"title\":\"CurvesOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/CurvesOptions.md\",\"filePath\":\"api/figures/interfaces/CurvesOptions.md\"}");
var _sfc_main = { name: "api/figures/interfaces/CurvesOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="curvesoptions" tabindex="-1">CurvesOptions <a class="header-anchor" href="#curvesoptions" aria-label="Permalink to “CurvesOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-aspect"></a> <code>aspect?</code></td><td><code>number</code></td><td>Height of the frame over its width: 0.7.</td></tr><tr><td><a id="property-legendtitle"></a> <code>legendTitle?</code></td><td><code>string</code></td><td></td></tr><tr><td><a id="property-palette"></a> <code>palette?</code></td><td><a href="./../type-aliases/CurvePalette.html"><code>CurvePalette</code></a></td><td></td></tr><tr><td><a id="property-points"></a> <code>points?</code></td><td><code>boolean</code> | <code>&quot;auto&quot;</code></td><td></td></tr><tr><td><a id="property-title"></a> <code>title?</code></td><td><code>string</code></td><td></td></tr><tr><td><a id="property-wholex"></a> <code>wholeX?</code></td><td><code>boolean</code></td><td>Ticks of x at whole numbers only: epochs, ranks. On by default.</td></tr><tr><td><a id="property-xlabel"></a> <code>xLabel?</code></td><td><code>string</code></td><td></td></tr><tr><td><a id="property-xrange"></a> <code>xRange?</code></td><td><a href="./../type-aliases/Interval.html"><code>Interval</code></a></td><td></td></tr><tr><td><a id="property-xscale"></a> <code>xScale?</code></td><td><a href="./../type-aliases/AxisScale.html"><code>AxisScale</code></a></td><td></td></tr><tr><td><a id="property-ylabel"></a> <code>yLabel?</code></td><td><code>string</code></td><td></td></tr><tr><td><a id="property-yrange"></a> <code>yRange?</code></td><td><a href="./../type-aliases/Interval.html"><code>Interval</code></a></td><td></td></tr><tr><td><a id="property-yscale"></a> <code>yScale?</code></td><td><a href="./../type-aliases/AxisScale.html"><code>AxisScale</code></a></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/CurvesOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var CurvesOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, CurvesOptions_default as default };
