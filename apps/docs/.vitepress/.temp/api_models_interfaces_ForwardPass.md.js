import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/ForwardPass.md
var __pageData = JSON.parse("{\"title\":\"ForwardPass\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/ForwardPass.md\",\"filePath\":\"api/models/interfaces/ForwardPass.md\"}");
var _sfc_main = { name: "api/models/interfaces/ForwardPass.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="forwardpass" tabindex="-1">ForwardPass <a class="header-anchor" href="#forwardpass" aria-label="Permalink to “ForwardPass”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>What a network gave for a batch, and its layers&#39; derivatives there.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-layers"></a> <code>layers</code></td><td>readonly <a href="./LayerPass.html"><code>LayerPass</code></a>[]</td><td></td></tr><tr><td><a id="property-output"></a> <code>output</code></td><td><a href="./../tensor/interfaces/Tensor.html"><code>Tensor</code></a></td><td>f(x), axes [N, C].</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/ForwardPass.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var ForwardPass_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, ForwardPass_default as default };
