import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/JacobianBlocksOptions.md
var __pageData = JSON.parse("{\"title\":\"JacobianBlocksOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/JacobianBlocksOptions.md\",\"filePath\":\"api/kernels/interfaces/JacobianBlocksOptions.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/JacobianBlocksOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="jacobianblocksoptions" tabindex="-1">JacobianBlocksOptions <a class="header-anchor" href="#jacobianblocksoptions" aria-label="Permalink to “JacobianBlocksOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>Which derivatives the blocks have.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-outputfactors"></a> <code>outputFactors?</code></td><td><code>ArrayLike</code>&lt;<code>number</code>&gt;</td><td>What to multiply the derivatives of each output that takes part by, as <code>rescaleOutputs</code>. <strong>Default</strong> <code>ones</code></td></tr><tr><td><a id="property-outputs"></a> <code>outputs?</code></td><td>readonly <code>number</code>[]</td><td>The network&#39;s outputs that take part, in this order; the others cost nothing. <strong>Default</strong> <code>all of them</code></td></tr><tr><td><a id="property-parameters"></a> <code>parameters?</code></td><td>readonly <code>string</code>[]</td><td>Names of the parameters that take part. <strong>Default</strong> <code>all of them</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/JacobianBlocksOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var JacobianBlocksOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, JacobianBlocksOptions_default as default };
