import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/datasets/interfaces/RandomFamilyOptions.md
var __pageData = JSON.parse("{\"title\":\"RandomFamilyOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/datasets/interfaces/RandomFamilyOptions.md\",\"filePath\":\"api/datasets/interfaces/RandomFamilyOptions.md\"}");
var _sfc_main = { name: "api/datasets/interfaces/RandomFamilyOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="randomfamilyoptions" tabindex="-1">RandomFamilyOptions <a class="header-anchor" href="#randomfamilyoptions" aria-label="Permalink to “RandomFamilyOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/datasets</code></a></p><p>Options of <a href="./../functions/randomFamily.html">randomFamily</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-centred"></a> <code>centred?</code></td><td><code>boolean</code></td><td>Whether the columns sum to 0, as the Fourier features do; false unless given.</td></tr><tr><td><a id="property-groups"></a> <code>groups</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-groupsize"></a> <code>groupSize?</code></td><td><code>number</code></td><td>2, like the Fourier pairs, unless given.</td></tr><tr><td><a id="property-memorybudget"></a> <code>memoryBudget?</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td><code>number</code></td><td>The length of a feature: N, or N·C for a flattened kernel.</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>number</code></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/RandomFamilyOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var RandomFamilyOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, RandomFamilyOptions_default as default };
