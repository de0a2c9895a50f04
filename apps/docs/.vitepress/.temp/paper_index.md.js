import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// paper/index.md
var __pageData = JSON.parse("{\"title\":\"index\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"paper/index.md\",\"filePath\":\"paper/index.md\"}");
var _sfc_main = { name: "paper/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="index" tabindex="-1">index <a class="header-anchor" href="#index" aria-label="Permalink to “index”">​</a></h1></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("paper/index.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var paper_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, paper_default as default };
