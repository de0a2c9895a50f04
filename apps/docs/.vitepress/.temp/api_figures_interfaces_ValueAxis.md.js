import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/ValueAxis.md
var __pageData = JSON.parse("{\"title\":\"ValueAxis\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/ValueAxis.md\",\"filePath\":\"api/figures/interfaces/ValueAxis.md\"}");
var _sfc_main = { name: "api/figures/interfaces/ValueAxis.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="valueaxis" tabindex="-1">ValueAxis <a class="header-anchor" href="#valueaxis" aria-label="Permalink to “ValueAxis”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><p>An axis of numbers.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-firsttick"></a> <code>firstTick?</code></td><td><code>number</code></td><td>Where ticks begin: an axis of ranks has one at 1 and none at 0.</td></tr><tr><td><a id="property-label"></a> <code>label</code></td><td><code>string</code></td><td></td></tr><tr><td><a id="property-range"></a> <code>range?</code></td><td><a href="./../type-aliases/Interval.html"><code>Interval</code></a></td><td>The shown interval; without it the data&#39;s own, widened a little.</td></tr><tr><td><a id="property-scale"></a> <code>scale</code></td><td><a href="./../type-aliases/AxisScale.html"><code>AxisScale</code></a></td><td></td></tr><tr><td><a id="property-whole"></a> <code>whole</code></td><td><code>boolean</code></td><td>Ticks at whole numbers only.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/ValueAxis.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var ValueAxis_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, ValueAxis_default as default };
