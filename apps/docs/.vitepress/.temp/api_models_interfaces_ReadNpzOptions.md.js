import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/ReadNpzOptions.md
var __pageData = JSON.parse("{\"title\":\"ReadNpzOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/ReadNpzOptions.md\",\"filePath\":\"api/models/interfaces/ReadNpzOptions.md\"}");
var _sfc_main = { name: "api/models/interfaces/ReadNpzOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="readnpzoptions" tabindex="-1">ReadNpzOptions <a class="header-anchor" href="#readnpzoptions" aria-label="Permalink to “ReadNpzOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>Options of <a href="./../functions/readNpz.html">readNpz</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-memorybudget"></a> <code>memoryBudget?</code></td><td><code>number</code></td><td>The most bytes that the arrays may have together, inflated; 2 GiB unless given.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/ReadNpzOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var ReadNpzOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, ReadNpzOptions_default as default };
