import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/NegativeSpectrum.md
var __pageData = JSON.parse("{\"title\":\"NegativeSpectrum\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/NegativeSpectrum.md\",\"filePath\":\"api/spectral/interfaces/NegativeSpectrum.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/NegativeSpectrum.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="negativespectrum" tabindex="-1">NegativeSpectrum <a class="header-anchor" href="#negativespectrum" aria-label="Permalink to “NegativeSpectrum”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><p>A negative eigenvalue beyond rounding, where none was promised.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>&quot;negative-spectrum&quot;</code></td><td></td></tr><tr><td><a id="property-smallest"></a> <code>smallest</code></td><td><code>number</code></td><td>The most negative eigenvalue seen.</td></tr><tr><td><a id="property-tolerance"></a> <code>tolerance</code></td><td><code>number</code></td><td>What rounding alone could have made of a zero.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/NegativeSpectrum.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var NegativeSpectrum_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, NegativeSpectrum_default as default };
