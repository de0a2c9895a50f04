import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/OperatorPlan.md
var __pageData = JSON.parse("{\"title\":\"OperatorPlan\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/OperatorPlan.md\",\"filePath\":\"api/kernels/interfaces/OperatorPlan.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/OperatorPlan.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="operatorplan" tabindex="-1">OperatorPlan <a class="header-anchor" href="#operatorplan" aria-label="Permalink to “OperatorPlan”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>How an operator goes through the examples, settled before it starts.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-blockcount"></a> <code>blockCount</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-blocksize"></a> <code>blockSize</code></td><td><code>number</code></td><td>Examples taken at a time.</td></tr><tr><td><a id="property-bytes"></a> <code>bytes</code></td><td><code>number</code></td><td>Bytes that the operator holds at its fullest: kept factors, a block in the making, products and gradients.</td></tr><tr><td><a id="property-keptblocks"></a> <code>keptBlocks</code></td><td><code>number</code></td><td>Blocks, counted from the first, whose factors stay in memory; the others&#39; are computed again in every pass.</td></tr><tr><td><a id="property-vectors"></a> <code>vectors</code></td><td><code>number</code></td><td>Vectors taken at a time; wider blocks of vectors are split.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/OperatorPlan.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var OperatorPlan_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, OperatorPlan_default as default };
