import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/Pullback.md
var __pageData = JSON.parse("{\"title\":\"Pullback\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/Pullback.md\",\"filePath\":\"api/models/interfaces/Pullback.md\"}");
var _sfc_main = { name: "api/models/interfaces/Pullback.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="pullback" tabindex="-1">Pullback <a class="header-anchor" href="#pullback" aria-label="Permalink to “Pullback”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>Cotangents of the layer&#39;s input, and the factors of its parameters.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-input"></a> <code>input</code></td><td>() =&gt; <a href="./../type-aliases/Cotangent.html"><code>Cotangent</code></a></td><td>Computed when asked for: nobody needs it below the first layer that has parameters.</td></tr><tr><td><a id="property-uses"></a> <code>uses</code></td><td>readonly <a href="./../type-aliases/ParameterUse.html"><code>ParameterUse</code></a>[]</td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/Pullback.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Pullback_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Pullback_default as default };
