import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/PairRequest.md
var __pageData = JSON.parse("{\"title\":\"PairRequest\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/PairRequest.md\",\"filePath\":\"api/spectral/interfaces/PairRequest.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/PairRequest.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="pairrequest" tabindex="-1">PairRequest <a class="header-anchor" href="#pairrequest" aria-label="Permalink to “PairRequest”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><p>Which pairs a solver is to compute: places <code>from</code> … <code>to</code> − 1 in descending order.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-from"></a> <code>from</code></td><td><code>number</code></td></tr><tr><td><a id="property-to"></a> <code>to</code></td><td><code>number</code></td></tr><tr><td><a id="property-vectors"></a> <code>vectors</code></td><td><code>boolean</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/PairRequest.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var PairRequest_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, PairRequest_default as default };
