import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/datasets/interfaces/ModularAdditionOptions.md
var __pageData = JSON.parse("{\"title\":\"ModularAdditionOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/datasets/interfaces/ModularAdditionOptions.md\",\"filePath\":\"api/datasets/interfaces/ModularAdditionOptions.md\"}");
var _sfc_main = { name: "api/datasets/interfaces/ModularAdditionOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="modularadditionoptions" tabindex="-1">ModularAdditionOptions <a class="header-anchor" href="#modularadditionoptions" aria-label="Permalink to “ModularAdditionOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/datasets</code></a></p><p>Options of <a href="./../functions/modularAddition.html">modularAddition</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-alpha"></a> <code>alpha?</code></td><td><code>number</code></td><td>The share of pairs to train on; 0.7, as in the paper&#39;s figures, unless given.</td></tr><tr><td><a id="property-memorybudget"></a> <code>memoryBudget?</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-p"></a> <code>p</code></td><td><code>number</code></td><td>The modulus, at least 3.</td></tr><tr><td><a id="property-seed"></a> <code>seed?</code></td><td><code>number</code></td><td>Of the split, the only random choice here; 0 unless given.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/ModularAdditionOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var ModularAdditionOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, ModularAdditionOptions_default as default };
