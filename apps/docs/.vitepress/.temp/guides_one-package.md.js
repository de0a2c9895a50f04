import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// guides/one-package.md
var __pageData = JSON.parse("{\"title\":\"one-package\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"guides/one-package.md\",\"filePath\":\"guides/one-package.md\"}");
var _sfc_main = { name: "guides/one-package.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="one-package" tabindex="-1">one-package <a class="header-anchor" href="#one-package" aria-label="Permalink to “one-package”">​</a></h1></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("guides/one-package.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var one_package_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, one_package_default as default };
