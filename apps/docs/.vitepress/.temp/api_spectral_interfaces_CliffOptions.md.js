import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/CliffOptions.md
var __pageData = JSON.parse("{\"title\":\"CliffOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/CliffOptions.md\",\"filePath\":\"api/spectral/interfaces/CliffOptions.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/CliffOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="cliffoptions" tabindex="-1">CliffOptions <a class="header-anchor" href="#cliffoptions" aria-label="Permalink to “CliffOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-falsealarmrate"></a> <code>falseAlarmRate?</code></td><td><code>number</code></td><td>The share of spectra without a drop in which one may be reported: 0.05.</td></tr><tr><td><a id="property-noise"></a> <code>noise?</code></td><td><code>number</code></td><td>The error of the values as a share of the largest: what is below it, and differences below it, are noise. The default is size · eps, the rounding error of a float64 eigensolver; say 1e-7 if the matrix passed through float32.</td></tr><tr><td><a id="property-size"></a> <code>size?</code></td><td><code>number</code></td><td>Rows of the matrix whose leading eigenvalues these are; the number of values by default, as of a full spectrum.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/CliffOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var CliffOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, CliffOptions_default as default };
