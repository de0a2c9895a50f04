import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/Cliff.md
var __pageData = JSON.parse("{\"title\":\"Cliff\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/Cliff.md\",\"filePath\":\"api/spectral/interfaces/Cliff.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/Cliff.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="cliff" tabindex="-1">Cliff <a class="header-anchor" href="#cliff" aria-label="Permalink to “Cliff”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><p>Vectors <code>from</code> … <code>to</code> − 1, counted from 0, between two drops.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to “Extended by”">​</a></h2><ul><li><a href="./RangeEvolution.html"><code>RangeEvolution</code></a></li><li><a href="./../../kernels/interfaces/CliffContribution.html"><code>CliffContribution</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-from"></a> <code>from</code></td><td><code>number</code></td></tr><tr><td><a id="property-to"></a> <code>to</code></td><td><code>number</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/Cliff.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Cliff_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Cliff_default as default };
