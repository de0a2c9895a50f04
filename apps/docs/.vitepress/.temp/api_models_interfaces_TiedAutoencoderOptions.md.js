import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/TiedAutoencoderOptions.md
var __pageData = JSON.parse("{\"title\":\"TiedAutoencoderOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/TiedAutoencoderOptions.md\",\"filePath\":\"api/models/interfaces/TiedAutoencoderOptions.md\"}");
var _sfc_main = { name: "api/models/interfaces/TiedAutoencoderOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="tiedautoencoderoptions" tabindex="-1">TiedAutoencoderOptions <a class="header-anchor" href="#tiedautoencoderoptions" aria-label="Permalink to “TiedAutoencoderOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>Sizes of a tied autoencoder.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-features"></a> <code>features</code></td><td><code>number</code></td><td>The paper&#39;s n: inputs and outputs.</td></tr><tr><td><a id="property-hiddenunits"></a> <code>hiddenUnits</code></td><td><code>number</code></td><td>The paper&#39;s m.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/TiedAutoencoderOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var TiedAutoencoderOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, TiedAutoencoderOptions_default as default };
