import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// paper/modular-addition.md
var __pageData = JSON.parse("{\"title\":\"modular-addition\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"paper/modular-addition.md\",\"filePath\":\"paper/modular-addition.md\"}");
var _sfc_main = { name: "paper/modular-addition.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="modular-addition" tabindex="-1">modular-addition <a class="header-anchor" href="#modular-addition" aria-label="Permalink to “modular-addition”">​</a></h1></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("paper/modular-addition.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var modular_addition_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, modular_addition_default as default };
