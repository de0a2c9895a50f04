import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/core/interfaces/FeatureFamily.md
var __pageData = JSON.parse("{\"title\":\"FeatureFamily\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/core/interfaces/FeatureFamily.md\",\"filePath\":\"api/core/interfaces/FeatureFamily.md\"}");
var _sfc_main = { name: "api/core/interfaces/FeatureFamily.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="featurefamily" tabindex="-1">FeatureFamily <a class="header-anchor" href="#featurefamily" aria-label="Permalink to “FeatureFamily”">​</a></h1><p>Interface of <a href="./../"><code>@entk/core</code></a></p><p>Reference features of one kind, as a data set knows them and an alignment compares with.</p><p>The columns come in groups, and a group is one feature a person can name: a cosine and a sine of one frequency (group size 2) or a plain vector (group size 1). Columns of a group are orthonormal.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-features"></a> <code>features</code></td><td><a href="./../classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>Axes [N, F] (or [N·C, F] for features of a flattened kernel), unit columns, groups side by side.</td></tr><tr><td><a id="property-groupsize"></a> <code>groupSize</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-labels"></a> <code>labels</code></td><td>readonly <code>string</code>[]</td><td>One label a group, F / groupSize of them.</td></tr><tr><td><a id="property-name"></a> <code>name</code></td><td><code>string</code></td><td><code>a</code>, <code>sum</code>, <code>indicator</code>: what figures and reports call it.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/core/interfaces/FeatureFamily.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var FeatureFamily_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, FeatureFamily_default as default };
