import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/BlocksOrigin.md
var __pageData = JSON.parse("{\"title\":\"BlocksOrigin\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/BlocksOrigin.md\",\"filePath\":\"api/kernels/interfaces/BlocksOrigin.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/BlocksOrigin.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="blocksorigin" tabindex="-1">BlocksOrigin <a class="header-anchor" href="#blocksorigin" aria-label="Permalink to “BlocksOrigin”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>What the kernels of some blocks are kernels of.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-inputs"></a> <code>inputs</code></td><td><a href="./../../core/interfaces/NdArray.html"><code>NdArray</code></a></td><td>Axes [N, D].</td></tr><tr><td><a id="property-network"></a> <code>network</code></td><td><a href="./../../models/interfaces/Network.html"><code>Network</code></a></td><td></td></tr><tr><td><a id="property-outputs"></a> <code>outputs</code></td><td>readonly <code>number</code>[]</td><td>The network&#39;s outputs that stand for 0 … C − 1.</td></tr><tr><td><a id="property-parameters"></a> <code>parameters</code></td><td><a href="./../../models/type-aliases/ParameterSet.html"><code>ParameterSet</code></a></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/BlocksOrigin.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var BlocksOrigin_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, BlocksOrigin_default as default };
