import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/datasets/interfaces/ExpandedIndicatorOptions.md
var __pageData = JSON.parse("{\"title\":\"ExpandedIndicatorOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/datasets/interfaces/ExpandedIndicatorOptions.md\",\"filePath\":\"api/datasets/interfaces/ExpandedIndicatorOptions.md\"}");
var _sfc_main = { name: "api/datasets/interfaces/ExpandedIndicatorOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="expandedindicatoroptions" tabindex="-1">ExpandedIndicatorOptions <a class="header-anchor" href="#expandedindicatoroptions" aria-label="Permalink to “ExpandedIndicatorOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/datasets</code></a></p><p>Options of <a href="./../functions/expandedIndicators.html">expandedIndicators</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-absentfeatures"></a> <code>absentFeatures?</code></td><td><code>&quot;refuse&quot;</code> | <code>&quot;omit&quot;</code></td><td>What to do with a feature that no example has: refuse (unless given), or leave its column out.</td></tr><tr><td><a id="property-memorybudget"></a> <code>memoryBudget?</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-roworder"></a> <code>rowOrder</code></td><td><code>&quot;classMajor&quot;</code> | <code>&quot;exampleMajor&quot;</code></td><td>Row c·N + x (<code>classMajor</code>, the paper&#39;s flattening) or x·C + c (<code>exampleMajor</code>). As the kernel&#39;s rows.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/ExpandedIndicatorOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var ExpandedIndicatorOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, ExpandedIndicatorOptions_default as default };
