import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// guides/read-a-spectrum.md
var __pageData = JSON.parse("{\"title\":\"read-a-spectrum\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"guides/read-a-spectrum.md\",\"filePath\":\"guides/read-a-spectrum.md\"}");
var _sfc_main = { name: "guides/read-a-spectrum.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="read-a-spectrum" tabindex="-1">read-a-spectrum <a class="header-anchor" href="#read-a-spectrum" aria-label="Permalink to “read-a-spectrum”">​</a></h1></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("guides/read-a-spectrum.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var read_a_spectrum_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, read_a_spectrum_default as default };
