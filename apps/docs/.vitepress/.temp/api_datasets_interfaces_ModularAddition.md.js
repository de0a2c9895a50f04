import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/datasets/interfaces/ModularAddition.md
var __pageData = JSON.parse("{\"title\":\"ModularAddition\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/datasets/interfaces/ModularAddition.md\",\"filePath\":\"api/datasets/interfaces/ModularAddition.md\"}");
var _sfc_main = { name: "api/datasets/interfaces/ModularAddition.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="modularaddition" tabindex="-1">ModularAddition <a class="header-anchor" href="#modularaddition" aria-label="Permalink to “ModularAddition”">​</a></h1><p>Interface of <a href="./../"><code>@entk/datasets</code></a></p><p>All p² pairs of residues with their sums. Row a·p + b is the pair (a, b), in every array.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-alpha"></a> <code>alpha</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-inputs"></a> <code>inputs</code></td><td><a href="./../../core/interfaces/NdArray.html"><code>NdArray</code></a></td><td>One-hot pairs, axes [p², 2p], float32: a one in column a and one in column p + b.</td></tr><tr><td><a id="property-labels"></a> <code>labels</code></td><td><code>Uint32Array</code></td><td>(a + b) mod p, p² of them.</td></tr><tr><td><a id="property-p"></a> <code>p</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-seed"></a> <code>seed</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-targets"></a> <code>targets</code></td><td><a href="./../../core/interfaces/NdArray.html"><code>NdArray</code></a></td><td>One-hot sums, axes [p², p], float32.</td></tr><tr><td><a id="property-test"></a> <code>test</code></td><td><code>Uint32Array</code></td><td>The other rows, ascending.</td></tr><tr><td><a id="property-train"></a> <code>train</code></td><td><code>Uint32Array</code></td><td>Rows to train on, ⌊α p²⌋ of them, ascending.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/ModularAddition.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var ModularAddition_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, ModularAddition_default as default };
