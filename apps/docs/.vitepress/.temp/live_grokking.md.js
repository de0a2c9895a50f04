import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// live/grokking.md
var __pageData = JSON.parse("{\"title\":\"grokking\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"live/grokking.md\",\"filePath\":\"live/grokking.md\"}");
var _sfc_main = { name: "live/grokking.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="grokking" tabindex="-1">grokking <a class="header-anchor" href="#grokking" aria-label="Permalink to “grokking”">​</a></h1></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("live/grokking.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var grokking_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, grokking_default as default };
