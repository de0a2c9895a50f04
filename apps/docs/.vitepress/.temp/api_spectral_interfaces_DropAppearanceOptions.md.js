import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/DropAppearanceOptions.md
var __pageData = JSON.parse("{\"title\":\"DropAppearanceOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/DropAppearanceOptions.md\",\"filePath\":\"api/spectral/interfaces/DropAppearanceOptions.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/DropAppearanceOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="dropappearanceoptions" tabindex="-1">DropAppearanceOptions <a class="header-anchor" href="#dropappearanceoptions" aria-label="Permalink to “DropAppearanceOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-slack"></a> <code>slack?</code></td><td><code>number</code></td><td>How many places a drop may lie beside <code>after</code> and still be the one meant: 0.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/DropAppearanceOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var DropAppearanceOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, DropAppearanceOptions_default as default };
