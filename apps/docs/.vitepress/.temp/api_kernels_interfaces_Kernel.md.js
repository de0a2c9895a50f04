import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/Kernel.md
var __pageData = JSON.parse("{\"title\":\"Kernel\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/Kernel.md\",\"filePath\":\"api/kernels/interfaces/Kernel.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/Kernel.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="kernel" tabindex="-1">Kernel <a class="header-anchor" href="#kernel" aria-label="Permalink to “Kernel”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>A collapsed eNTK, and what it is the kernel of.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-collapse"></a> <code>collapse</code></td><td><a href="./../type-aliases/Collapse.html"><code>Collapse</code></a></td><td></td></tr><tr><td><a id="property-examplecounts"></a> <code>exampleCounts</code></td><td>readonly [<code>number</code>, <code>number</code>]</td><td>N and N′.</td></tr><tr><td><a id="property-matrix"></a> <code>matrix</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>[N, N′], or [N·C, N′·C] when flattened.</td></tr><tr><td><a id="property-outputcount"></a> <code>outputCount</code></td><td><code>number</code></td><td>C.</td></tr><tr><td><a id="property-outputfactors"></a> <code>outputFactors</code></td><td><code>Float64Array</code></td><td>What the derivatives of each output were multiplied by before.</td></tr><tr><td><a id="property-parameters"></a> <code>parameters</code></td><td>readonly <code>string</code>[]</td><td>Names of the parameters that the sum over μ runs over.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/Kernel.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Kernel_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Kernel_default as default };
