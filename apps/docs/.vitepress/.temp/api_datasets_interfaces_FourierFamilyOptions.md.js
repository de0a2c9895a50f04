import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/datasets/interfaces/FourierFamilyOptions.md
var __pageData = JSON.parse("{\"title\":\"FourierFamilyOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/datasets/interfaces/FourierFamilyOptions.md\",\"filePath\":\"api/datasets/interfaces/FourierFamilyOptions.md\"}");
var _sfc_main = { name: "api/datasets/interfaces/FourierFamilyOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="fourierfamilyoptions" tabindex="-1">FourierFamilyOptions <a class="header-anchor" href="#fourierfamilyoptions" aria-label="Permalink to “FourierFamilyOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/datasets</code></a></p><p>Options of <a href="./../functions/fourierFamily.html">fourierFamily</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-argument"></a> <code>argument</code></td><td><code>&quot;a&quot;</code> | <code>&quot;b&quot;</code> | <code>&quot;sum&quot;</code> | <code>&quot;difference&quot;</code> | <code>&quot;2a&quot;</code> | <code>&quot;2b&quot;</code></td><td></td></tr><tr><td><a id="property-memorybudget"></a> <code>memoryBudget?</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-p"></a> <code>p</code></td><td><code>number</code></td><td>The modulus.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/FourierFamilyOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var FourierFamilyOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, FourierFamilyOptions_default as default };
