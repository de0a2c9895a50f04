import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// live/your-network.md
var __pageData = JSON.parse("{\"title\":\"your-network\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"live/your-network.md\",\"filePath\":\"live/your-network.md\"}");
var _sfc_main = { name: "live/your-network.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="your-network" tabindex="-1">your-network <a class="header-anchor" href="#your-network" aria-label="Permalink to “your-network”">​</a></h1></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("live/your-network.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var your_network_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, your_network_default as default };
