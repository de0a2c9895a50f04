import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// paper/superposition.md
var __pageData = JSON.parse("{\"title\":\"superposition\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"paper/superposition.md\",\"filePath\":\"paper/superposition.md\"}");
var _sfc_main = { name: "paper/superposition.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="superposition" tabindex="-1">superposition <a class="header-anchor" href="#superposition" aria-label="Permalink to “superposition”">​</a></h1></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("paper/superposition.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var superposition_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, superposition_default as default };
