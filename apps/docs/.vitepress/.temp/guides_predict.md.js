import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// guides/predict.md
var __pageData = JSON.parse("{\"title\":\"predict\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"guides/predict.md\",\"filePath\":\"guides/predict.md\"}");
var _sfc_main = { name: "guides/predict.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="predict" tabindex="-1">predict <a class="header-anchor" href="#predict" aria-label="Permalink to “predict”">​</a></h1></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("guides/predict.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var predict_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, predict_default as default };
