import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/Curve.md
var __pageData = JSON.parse("{\"title\":\"Curve\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/Curve.md\",\"filePath\":\"api/figures/interfaces/Curve.md\"}");
var _sfc_main = { name: "api/figures/interfaces/Curve.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="curve" tabindex="-1">Curve <a class="header-anchor" href="#curve" aria-label="Permalink to “Curve”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><p>One line of a plot: y[i] at x[i].</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-label"></a> <code>label</code></td><td><code>string</code></td></tr><tr><td><a id="property-x"></a> <code>x</code></td><td><code>Float64Array</code></td></tr><tr><td><a id="property-y"></a> <code>y</code></td><td><code>Float64Array</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/Curve.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Curve_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Curve_default as default };
