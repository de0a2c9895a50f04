import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/HeatmapOptions.md
var __pageData = JSON.parse("{\"title\":\"HeatmapOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/HeatmapOptions.md\",\"filePath\":\"api/figures/interfaces/HeatmapOptions.md\"}");
var _sfc_main = { name: "api/figures/interfaces/HeatmapOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="heatmapoptions" tabindex="-1">HeatmapOptions <a class="header-anchor" href="#heatmapoptions" aria-label="Permalink to “HeatmapOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-aspect"></a> <code>aspect?</code></td><td><code>number</code></td><td>Height of the frame over its width: rows over columns by default, within 0.5 … 1.25.</td></tr><tr><td><a id="property-ramp"></a> <code>ramp?</code></td><td><a href="./../type-aliases/RampName.html"><code>RampName</code></a></td><td><code>viridis</code> by default; <code>diverging</code> is symmetric around 0, <code>ink</code> prints well.</td></tr><tr><td><a id="property-range"></a> <code>range?</code></td><td><a href="./../type-aliases/Interval.html"><code>Interval</code></a></td><td>The values at the ends of the ramp; by default 0 (or the least value, if negative) to the largest.</td></tr><tr><td><a id="property-rowdirection"></a> <code>rowDirection?</code></td><td><code>&quot;down&quot;</code> | <code>&quot;up&quot;</code></td><td><code>down</code> by default, as matrices are written.</td></tr><tr><td><a id="property-title"></a> <code>title?</code></td><td><code>string</code></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/HeatmapOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var HeatmapOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, HeatmapOptions_default as default };
