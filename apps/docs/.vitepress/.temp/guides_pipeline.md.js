import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// guides/pipeline.md
var __pageData = JSON.parse("{\"title\":\"pipeline\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"guides/pipeline.md\",\"filePath\":\"guides/pipeline.md\"}");
var _sfc_main = { name: "guides/pipeline.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="pipeline" tabindex="-1">pipeline <a class="header-anchor" href="#pipeline" aria-label="Permalink to “pipeline”">​</a></h1></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("guides/pipeline.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var pipeline_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, pipeline_default as default };
