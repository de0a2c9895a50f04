import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/NetworkEvidence.md
var __pageData = JSON.parse("{\"title\":\"NetworkEvidence\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/NetworkEvidence.md\",\"filePath\":\"api/kernels/interfaces/NetworkEvidence.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/NetworkEvidence.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="networkevidence" tabindex="-1">NetworkEvidence <a class="header-anchor" href="#networkevidence" aria-label="Permalink to “NetworkEvidence”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>A network at the examples it learned from, and at others: all that its eNTK is tested with.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-jacobians"></a> <code>jacobians</code></td><td><a href="./Split.html"><code>Split</code></a>&lt;<a href="./../../jacobians/interfaces/FactoredJacobian.html"><code>FactoredJacobian</code></a>&gt;</td><td>From <code>factoredJacobian</code>, of one network and the same parameters.</td></tr><tr><td><a id="property-outputs"></a> <code>outputs</code></td><td><a href="./Split.html"><code>Split</code></a>&lt;<a href="./../type-aliases/Outputs.html"><code>Outputs</code></a>&gt;</td><td>f(X) and f(x), from <code>predict</code>. Axes [N, C].</td></tr><tr><td><a id="property-targets"></a> <code>targets</code></td><td><a href="./Split.html"><code>Split</code></a>&lt;<a href="./../type-aliases/Outputs.html"><code>Outputs</code></a>&gt;</td><td>y. Axes [N, C].</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/NetworkEvidence.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var NetworkEvidence_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, NetworkEvidence_default as default };
