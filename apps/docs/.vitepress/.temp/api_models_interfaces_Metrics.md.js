import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/Metrics.md
var __pageData = JSON.parse("{\"title\":\"Metrics\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/Metrics.md\",\"filePath\":\"api/models/interfaces/Metrics.md\"}");
var _sfc_main = { name: "api/models/interfaces/Metrics.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="metrics" tabindex="-1">Metrics <a class="header-anchor" href="#metrics" aria-label="Permalink to “Metrics”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>How well a network does on a set of examples.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-accuracy"></a> <code>accuracy</code></td><td><code>number</code></td><td>The share of examples whose largest output is the largest target.</td></tr><tr><td><a id="property-loss"></a> <code>loss</code></td><td><code>number</code></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/Metrics.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Metrics_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Metrics_default as default };
