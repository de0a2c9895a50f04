import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/datasets/interfaces/SuperpositionFeatures.md
var __pageData = JSON.parse("{\"title\":\"SuperpositionFeatures\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/datasets/interfaces/SuperpositionFeatures.md\",\"filePath\":\"api/datasets/interfaces/SuperpositionFeatures.md\"}");
var _sfc_main = { name: "api/datasets/interfaces/SuperpositionFeatures.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="superpositionfeatures" tabindex="-1">SuperpositionFeatures <a class="header-anchor" href="#superpositionfeatures" aria-label="Permalink to “SuperpositionFeatures”">​</a></h1><p>Interface of <a href="./../"><code>@entk/datasets</code></a></p><p>Sparse features, and what they are worth.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-emptyrows"></a> <code>emptyRows</code></td><td><code>Uint32Array</code></td><td>Rows without any feature, ascending. They are zero, with unit rows too: nothing has no direction.</td></tr><tr><td><a id="property-examples"></a> <code>examples</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-features"></a> <code>features</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-importance"></a> <code>importance</code></td><td><code>Float64Array</code></td><td>I_i, n of them.</td></tr><tr><td><a id="property-inputs"></a> <code>inputs</code></td><td><a href="./../../core/interfaces/NdArray.html"><code>NdArray</code></a></td><td>Axes [N, n], float32, entries in [0, 1]: input and target of the autoencoder in one.</td></tr><tr><td><a id="property-seed"></a> <code>seed</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-sparsity"></a> <code>sparsity</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-unitrows"></a> <code>unitRows</code></td><td><code>boolean</code></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/SuperpositionFeatures.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var SuperpositionFeatures_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, SuperpositionFeatures_default as default };
