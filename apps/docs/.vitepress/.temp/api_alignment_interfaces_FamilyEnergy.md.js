import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/alignment/interfaces/FamilyEnergy.md
var __pageData = JSON.parse("{\"title\":\"FamilyEnergy\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/alignment/interfaces/FamilyEnergy.md\",\"filePath\":\"api/alignment/interfaces/FamilyEnergy.md\"}");
var _sfc_main = { name: "api/alignment/interfaces/FamilyEnergy.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="familyenergy" tabindex="-1">FamilyEnergy <a class="header-anchor" href="#familyenergy" aria-label="Permalink to “FamilyEnergy”">​</a></h1><p>Interface of <a href="./../"><code>@entk/alignment</code></a></p><p>How much of a family a subspace holds.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-dimension"></a> <code>dimension</code></td><td><code>number</code></td><td>The dimension of V.</td></tr><tr><td><a id="property-energy"></a> <code>energy</code></td><td><code>number</code></td><td>Σ ‖P_V q‖² over an orthonormal basis q of the family&#39;s span.</td></tr><tr><td><a id="property-maximum"></a> <code>maximum</code></td><td><code>number</code></td><td>The dimension of the family&#39;s span, which <code>energy</code> reaches when V holds all of it: 28 for the cos/sin pairs of one argument at p = 29. A V of fewer dimensions cannot reach it.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/alignment/interfaces/FamilyEnergy.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var FamilyEnergy_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, FamilyEnergy_default as default };
