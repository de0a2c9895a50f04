import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/AveragedCollapse.md
var __pageData = JSON.parse("{\"title\":\"AveragedCollapse\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/AveragedCollapse.md\",\"filePath\":\"api/kernels/interfaces/AveragedCollapse.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/AveragedCollapse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="averagedcollapse" tabindex="-1">AveragedCollapse <a class="header-anchor" href="#averagedcollapse" aria-label="Permalink to “AveragedCollapse”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p><code>classMean</code>: (1/C) Σ_c K_cc · <code>trace</code>: Σ_c K_cc · <code>meanOutput</code>: (1/C²) Σ_ij K_ij, the kernel of the mean output. All are [N, N].</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>&quot;classMean&quot;</code> | <code>&quot;trace&quot;</code> | <code>&quot;meanOutput&quot;</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/AveragedCollapse.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var AveragedCollapse_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, AveragedCollapse_default as default };
