import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/WriteNpzOptions.md
var __pageData = JSON.parse("{\"title\":\"WriteNpzOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/WriteNpzOptions.md\",\"filePath\":\"api/models/interfaces/WriteNpzOptions.md\"}");
var _sfc_main = { name: "api/models/interfaces/WriteNpzOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="writenpzoptions" tabindex="-1">WriteNpzOptions <a class="header-anchor" href="#writenpzoptions" aria-label="Permalink to “WriteNpzOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>Options of <a href="./../functions/writeNpz.html">writeNpz</a>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-compress"></a> <code>compress?</code></td><td><code>boolean</code></td><td>Deflate the arrays, like <code>savez_compressed</code>; false, like <code>savez</code>, unless given: noise in float64 hardly shrinks.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/WriteNpzOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var WriteNpzOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, WriteNpzOptions_default as default };
