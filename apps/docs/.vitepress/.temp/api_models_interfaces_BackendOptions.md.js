import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/BackendOptions.md
var __pageData = JSON.parse("{\"title\":\"BackendOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/BackendOptions.md\",\"filePath\":\"api/models/interfaces/BackendOptions.md\"}");
var _sfc_main = { name: "api/models/interfaces/BackendOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="backendoptions" tabindex="-1">BackendOptions <a class="header-anchor" href="#backendoptions" aria-label="Permalink to “BackendOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>Where the backend&#39;s <code>.wasm</code> files are, for pages whose bundler does not place them.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-wasmpaths"></a> <code>wasmPaths?</code></td><td><code>string</code> | <code>Record</code>&lt;<code>string</code>, <code>string</code>&gt;</td><td>A folder ending in <code>/</code>, or a full address for each file name. Not needed in Node.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/BackendOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var BackendOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, BackendOptions_default as default };
