import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/Evolution.md
var __pageData = JSON.parse("{\"title\":\"Evolution\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/Evolution.md\",\"filePath\":\"api/spectral/interfaces/Evolution.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/Evolution.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="evolution" tabindex="-1">Evolution <a class="header-anchor" href="#evolution" aria-label="Permalink to “Evolution”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-points"></a> <code>points</code></td><td>readonly <a href="./EvolutionPoint.html"><code>EvolutionPoint</code></a>[]</td><td></td></tr><tr><td><a id="property-ranges"></a> <code>ranges</code></td><td>readonly <a href="./RangeEvolution.html"><code>RangeEvolution</code></a>[]</td><td>Empty where a spectrum came without vectors.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/Evolution.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Evolution_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Evolution_default as default };
