import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/CheckpointSpectrum.md
var __pageData = JSON.parse("{\"title\":\"CheckpointSpectrum\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/CheckpointSpectrum.md\",\"filePath\":\"api/spectral/interfaces/CheckpointSpectrum.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/CheckpointSpectrum.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="checkpointspectrum" tabindex="-1">CheckpointSpectrum <a class="header-anchor" href="#checkpointspectrum" aria-label="Permalink to “CheckpointSpectrum”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><p>A spectrum and when in training it was taken.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-epoch"></a> <code>epoch</code></td><td><code>number</code></td></tr><tr><td><a id="property-spectrum"></a> <code>spectrum</code></td><td><a href="./Spectrum.html"><code>Spectrum</code></a></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/CheckpointSpectrum.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var CheckpointSpectrum_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, CheckpointSpectrum_default as default };
