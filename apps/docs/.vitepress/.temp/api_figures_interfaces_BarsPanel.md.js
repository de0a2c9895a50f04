import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/BarsPanel.md
var __pageData = JSON.parse("{\"title\":\"BarsPanel\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/BarsPanel.md\",\"filePath\":\"api/figures/interfaces/BarsPanel.md\"}");
var _sfc_main = { name: "api/figures/interfaces/BarsPanel.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="barspanel" tabindex="-1">BarsPanel <a class="header-anchor" href="#barspanel" aria-label="Permalink to “BarsPanel”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><p>Bars from zero, coloured by a second quantity if there is one. Made by <code>barsPanel</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-aspect"></a> <code>aspect</code></td><td><code>number</code></td></tr><tr><td><a id="property-bars"></a> <code>bars</code></td><td><a href="./CellAxis.html"><code>CellAxis</code></a></td></tr><tr><td><a id="property-heights"></a> <code>heights</code></td><td><code>Float64Array</code></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>&quot;bars&quot;</code></td></tr><tr><td><a id="property-quantity"></a> <code>quantity</code></td><td><code>string</code></td></tr><tr><td><a id="property-ramp"></a> <code>ramp</code></td><td><a href="./../type-aliases/RampName.html"><code>RampName</code></a></td></tr><tr><td><a id="property-range"></a> <code>range?</code></td><td><a href="./../type-aliases/Interval.html"><code>Interval</code></a></td></tr><tr><td><a id="property-shade"></a> <code>shade?</code></td><td><code>object</code></td></tr><tr><td><code>shade.quantity</code></td><td><code>string</code></td></tr><tr><td><code>shade.range?</code></td><td><a href="./../type-aliases/Interval.html"><code>Interval</code></a></td></tr><tr><td><code>shade.values</code></td><td><code>Float64Array</code></td></tr><tr><td><a id="property-title"></a> <code>title?</code></td><td><code>string</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/BarsPanel.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var BarsPanel_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, BarsPanel_default as default };
