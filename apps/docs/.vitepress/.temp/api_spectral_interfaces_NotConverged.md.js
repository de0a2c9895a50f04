import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/NotConverged.md
var __pageData = JSON.parse("{\"title\":\"NotConverged\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/NotConverged.md\",\"filePath\":\"api/spectral/interfaces/NotConverged.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/NotConverged.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="notconverged" tabindex="-1">NotConverged <a class="header-anchor" href="#notconverged" aria-label="Permalink to “NotConverged”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><p>Pairs whose residual is above the tolerance when the work ended.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-converged"></a> <code>converged</code></td><td><code>number</code></td><td>How many of the pairs, counted from the largest, are within the tolerance.</td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>&quot;not-converged&quot;</code></td><td></td></tr><tr><td><a id="property-tolerance"></a> <code>tolerance</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-worstresidual"></a> <code>worstResidual</code></td><td><code>number</code></td><td>The largest entry of <code>residuals</code>.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/NotConverged.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var NotConverged_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, NotConverged_default as default };
