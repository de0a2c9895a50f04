import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// paper/additions.md
var __pageData = JSON.parse("{\"title\":\"additions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"paper/additions.md\",\"filePath\":\"paper/additions.md\"}");
var _sfc_main = { name: "paper/additions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="additions" tabindex="-1">additions <a class="header-anchor" href="#additions" aria-label="Permalink to “additions”">​</a></h1></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("paper/additions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var additions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, additions_default as default };
