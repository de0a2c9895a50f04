import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/JacobianBlocks.md
var __pageData = JSON.parse("{\"title\":\"JacobianBlocks\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/JacobianBlocks.md\",\"filePath\":\"api/kernels/interfaces/JacobianBlocks.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/JacobianBlocks.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="jacobianblocks" tabindex="-1">JacobianBlocks <a class="header-anchor" href="#jacobianblocks" aria-label="Permalink to “JacobianBlocks”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>The factored Jacobian of many examples, some of them at a time: what kernels that do not fit in memory are made from.</p><p>Nothing is kept: <code>take</code> runs the network on the examples asked for.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-bytesperexample"></a> <code>bytesPerExample</code></td><td><code>number</code></td><td>Bytes that the factors of one example take, in float64.</td></tr><tr><td><a id="property-examplecount"></a> <code>exampleCount</code></td><td><code>number</code></td><td>N.</td></tr><tr><td><a id="property-origin"></a> <code>origin</code></td><td><a href="./BlocksOrigin.html"><code>BlocksOrigin</code></a></td><td>What the factors are of.</td></tr><tr><td><a id="property-outputcount"></a> <code>outputCount</code></td><td><code>number</code></td><td>C.</td></tr><tr><td><a id="property-outputfactors"></a> <code>outputFactors</code></td><td><code>Float64Array</code></td><td>What the derivatives of each output are multiplied by.</td></tr><tr><td><a id="property-parametershapes"></a> <code>parameterShapes</code></td><td><code>ReadonlyMap</code>&lt;<code>string</code>, readonly <code>number</code>[]&gt;</td><td>Shapes of the parameters that take part, in the order of θ.</td></tr><tr><td><a id="property-take"></a> <code>take</code></td><td>(<code>from</code>: <code>number</code>, <code>to</code>: <code>number</code>) =&gt; <a href="./../../jacobians/interfaces/FactoredJacobian.html"><code>FactoredJacobian</code></a></td><td>The factors at examples from … to − 1.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/JacobianBlocks.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var JacobianBlocks_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, JacobianBlocks_default as default };
