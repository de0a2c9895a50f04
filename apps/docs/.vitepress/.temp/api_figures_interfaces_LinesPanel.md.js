import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/LinesPanel.md
var __pageData = JSON.parse("{\"title\":\"LinesPanel\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/LinesPanel.md\",\"filePath\":\"api/figures/interfaces/LinesPanel.md\"}");
var _sfc_main = { name: "api/figures/interfaces/LinesPanel.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="linespanel" tabindex="-1">LinesPanel <a class="header-anchor" href="#linespanel" aria-label="Permalink to “LinesPanel”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><p>Curves over a common axis. Made by <code>spectrumPanel</code> and <code>curvesPanel</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-aspect"></a> <code>aspect</code></td><td><code>number</code></td><td>Height of the frame over its width.</td></tr><tr><td><a id="property-curves"></a> <code>curves</code></td><td>readonly <a href="./Curve.html"><code>Curve</code></a>[]</td><td></td></tr><tr><td><a id="property-inset"></a> <code>inset?</code></td><td><a href="./../type-aliases/Interval.html"><code>Interval</code></a></td><td>An interval of x shown again, enlarged, in the upper right corner.</td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>&quot;lines&quot;</code></td><td></td></tr><tr><td><a id="property-legendtitle"></a> <code>legendTitle?</code></td><td><code>string</code></td><td></td></tr><tr><td><a id="property-markers"></a> <code>markers</code></td><td>readonly <a href="./Marker.html"><code>Marker</code></a>[]</td><td></td></tr><tr><td><a id="property-palette"></a> <code>palette</code></td><td><a href="./../type-aliases/CurvePalette.html"><code>CurvePalette</code></a></td><td></td></tr><tr><td><a id="property-points"></a> <code>points</code></td><td><code>boolean</code> | <code>&quot;auto&quot;</code></td><td><code>auto</code> shows points where they stand at least 4 px apart.</td></tr><tr><td><a id="property-title"></a> <code>title?</code></td><td><code>string</code></td><td></td></tr><tr><td><a id="property-x"></a> <code>x</code></td><td><a href="./ValueAxis.html"><code>ValueAxis</code></a></td><td></td></tr><tr><td><a id="property-y"></a> <code>y</code></td><td><a href="./ValueAxis.html"><code>ValueAxis</code></a></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/LinesPanel.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var LinesPanel_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, LinesPanel_default as default };
