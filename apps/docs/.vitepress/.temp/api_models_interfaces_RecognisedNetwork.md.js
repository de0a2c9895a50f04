import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/RecognisedNetwork.md
var __pageData = JSON.parse("{\"title\":\"RecognisedNetwork\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/RecognisedNetwork.md\",\"filePath\":\"api/models/interfaces/RecognisedNetwork.md\"}");
var _sfc_main = { name: "api/models/interfaces/RecognisedNetwork.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="recognisednetwork" tabindex="-1">RecognisedNetwork <a class="header-anchor" href="#recognisednetwork" aria-label="Permalink to “RecognisedNetwork”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>A network whose sizes were read from its weights.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to “Extended by”">​</a></h2><ul><li><a href="./RecognisedAutoencoder.html"><code>RecognisedAutoencoder</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-network"></a> <code>network</code></td><td><a href="./Network.html"><code>Network</code></a></td></tr><tr><td><a id="property-parameters"></a> <code>parameters</code></td><td><a href="./../type-aliases/ParameterSet.html"><code>ParameterSet</code></a></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/RecognisedNetwork.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var RecognisedNetwork_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, RecognisedNetwork_default as default };
