import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// guides/write-a-layer.md
var __pageData = JSON.parse("{\"title\":\"write-a-layer\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"guides/write-a-layer.md\",\"filePath\":\"guides/write-a-layer.md\"}");
var _sfc_main = { name: "guides/write-a-layer.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="write-a-layer" tabindex="-1">write-a-layer <a class="header-anchor" href="#write-a-layer" aria-label="Permalink to “write-a-layer”">​</a></h1></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("guides/write-a-layer.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var write_a_layer_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, write_a_layer_default as default };
