import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/core/interfaces/Misuse.md
var __pageData = JSON.parse("{\"title\":\"Misuse\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/core/interfaces/Misuse.md\",\"filePath\":\"api/core/interfaces/Misuse.md\"}");
var _sfc_main = { name: "api/core/interfaces/Misuse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="misuse" tabindex="-1">Misuse <a class="header-anchor" href="#misuse" aria-label="Permalink to “Misuse”">​</a></h1><p>Interface of <a href="./../"><code>@entk/core</code></a></p><p>What a misuse message is made of; it reads <code>function: rule, got value (context); remedy</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-context"></a> <code>context?</code></td><td><code>string</code></td><td>Shapes with their axis names, or whatever else places the value: <code>kernel axes [N, C] = [841, 29]</code>.</td></tr><tr><td><a id="property-got"></a> <code>got?</code></td><td><code>unknown</code></td><td>The value that broke the rule. Strings are shown in quotes.</td></tr><tr><td><a id="property-in"></a> <code>in</code></td><td><code>string</code></td><td>The exported function that was called.</td></tr><tr><td><a id="property-remedy"></a> <code>remedy?</code></td><td><code>string</code></td><td>What to do instead.</td></tr><tr><td><a id="property-rule"></a> <code>rule</code></td><td><code>string</code></td><td>What must hold, with the name of the argument: <code>output index must be in 0..28</code>.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/core/interfaces/Misuse.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Misuse_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Misuse_default as default };
