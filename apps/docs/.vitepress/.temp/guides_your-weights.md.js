import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// guides/your-weights.md
var __pageData = JSON.parse("{\"title\":\"your-weights\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"guides/your-weights.md\",\"filePath\":\"guides/your-weights.md\"}");
var _sfc_main = { name: "guides/your-weights.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="your-weights" tabindex="-1">your-weights <a class="header-anchor" href="#your-weights" aria-label="Permalink to “your-weights”">​</a></h1></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("guides/your-weights.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var your_weights_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, your_weights_default as default };
