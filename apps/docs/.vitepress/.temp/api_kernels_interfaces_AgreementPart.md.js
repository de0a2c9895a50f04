import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/interfaces/AgreementPart.md
var __pageData = JSON.parse("{\"title\":\"AgreementPart\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/interfaces/AgreementPart.md\",\"filePath\":\"api/kernels/interfaces/AgreementPart.md\"}");
var _sfc_main = { name: "api/kernels/interfaces/AgreementPart.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="agreementpart" tabindex="-1">AgreementPart <a class="header-anchor" href="#agreementpart" aria-label="Permalink to “AgreementPart”">​</a></h1><p>Interface of <a href="./../"><code>@entk/kernels</code></a></p><p>What the kernel of rank k makes of one part of the data, for every k.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-network"></a> <code>network</code></td><td><code>object</code></td><td>What the network itself has on these examples.</td></tr><tr><td><code>network.accuracy</code></td><td><code>number</code></td><td></td></tr><tr><td><code>network.loss</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-series"></a> <code>series</code></td><td><a href="./../type-aliases/AgreementSeries.html"><code>AgreementSeries</code></a></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/interfaces/AgreementPart.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var AgreementPart_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, AgreementPart_default as default };
