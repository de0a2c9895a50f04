import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/RecognisedAutoencoder.md
var __pageData = JSON.parse("{\"title\":\"RecognisedAutoencoder\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/RecognisedAutoencoder.md\",\"filePath\":\"api/models/interfaces/RecognisedAutoencoder.md\"}");
var _sfc_main = { name: "api/models/interfaces/RecognisedAutoencoder.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="recognisedautoencoder" tabindex="-1">RecognisedAutoencoder <a class="header-anchor" href="#recognisedautoencoder" aria-label="Permalink to “RecognisedAutoencoder”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>A recognised autoencoder, its layout, and the inputs if the file has them.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to “Extends”">​</a></h2><ul><li><a href="./RecognisedNetwork.html"><code>RecognisedNetwork</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-inputs"></a> <code>inputs?</code></td><td><a href="./../../core/interfaces/NdArray.html"><code>NdArray</code></a>&lt;<code>Float32Array</code>&lt;<code>ArrayBufferLike</code>&gt;&gt;</td><td><code>inputs</code> [N, n] of the file, as they are.</td></tr><tr><td><a id="property-layout"></a> <code>layout</code></td><td><a href="./../type-aliases/TiedAutoencoderLayout.html"><code>TiedAutoencoderLayout</code></a></td><td></td></tr><tr><td><a id="property-network"></a> <code>network</code></td><td><a href="./Network.html"><code>Network</code></a></td><td></td></tr><tr><td><a id="property-parameters"></a> <code>parameters</code></td><td><a href="./../type-aliases/ParameterSet.html"><code>ParameterSet</code></a></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/RecognisedAutoencoder.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var RecognisedAutoencoder_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, RecognisedAutoencoder_default as default };
