import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/BarsData.md
var __pageData = JSON.parse("{\"title\":\"BarsData\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/BarsData.md\",\"filePath\":\"api/figures/interfaces/BarsData.md\"}");
var _sfc_main = { name: "api/figures/interfaces/BarsData.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="barsdata" tabindex="-1">BarsData <a class="header-anchor" href="#barsdata" aria-label="Permalink to “BarsData”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bars"></a> <code>bars</code></td><td><a href="./CellAxis.html"><code>CellAxis</code></a></td><td></td></tr><tr><td><a id="property-heights"></a> <code>heights</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td></td></tr><tr><td><a id="property-quantity"></a> <code>quantity</code></td><td><code>string</code></td><td>What a height is: <code>‖W_i‖</code>.</td></tr><tr><td><a id="property-shade"></a> <code>shade?</code></td><td><code>object</code></td><td>A second number for each bar, shown as its colour.</td></tr><tr><td><code>shade.quantity</code></td><td><code>string</code></td><td></td></tr><tr><td><code>shade.range?</code></td><td><a href="./../type-aliases/Interval.html"><code>Interval</code></a></td><td></td></tr><tr><td><code>shade.values</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/BarsData.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var BarsData_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, BarsData_default as default };
