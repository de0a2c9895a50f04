import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/index.md
var __pageData = JSON.parse("{\"title\":\"API\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/index.md\",\"filePath\":\"api/index.md\"}");
var _sfc_main = { name: "api/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="api" tabindex="-1">API <a class="header-anchor" href="#api" aria-label="Permalink to “API”">​</a></h1><h2 id="modules" tabindex="-1">Modules <a class="header-anchor" href="#modules" aria-label="Permalink to “Modules”">​</a></h2><table tabindex="0"><thead><tr><th>Module</th><th>Description</th></tr></thead><tbody><tr><td><a href="./alignment/">alignment</a></td><td>-</td></tr><tr><td><a href="./core/">core</a></td><td>-</td></tr><tr><td><a href="./datasets/">datasets</a></td><td>-</td></tr><tr><td><a href="./figures/">figures</a></td><td>-</td></tr><tr><td><a href="./figures/node/">figures/node</a></td><td>-</td></tr><tr><td><a href="./jacobians/">jacobians</a></td><td>-</td></tr><tr><td><a href="./kernels/">kernels</a></td><td>-</td></tr><tr><td><a href="./linalg/">linalg</a></td><td>-</td></tr><tr><td><a href="./models/">models</a></td><td>-</td></tr><tr><td><a href="./models/tensor/">models/tensor</a></td><td>-</td></tr><tr><td><a href="./rotation/">rotation</a></td><td>-</td></tr><tr><td><a href="./spectral/">spectral</a></td><td>-</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var api_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, api_default as default };
