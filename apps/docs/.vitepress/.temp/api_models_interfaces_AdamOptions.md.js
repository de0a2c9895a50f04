import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/AdamOptions.md
var __pageData = JSON.parse("{\"title\":\"AdamOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/AdamOptions.md\",\"filePath\":\"api/models/interfaces/AdamOptions.md\"}");
var _sfc_main = { name: "api/models/interfaces/AdamOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="adamoptions" tabindex="-1">AdamOptions <a class="header-anchor" href="#adamoptions" aria-label="Permalink to “AdamOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>Settings of Adam. The defaults are PyTorch&#39;s and the paper&#39;s.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to “Extended by”">​</a></h2><ul><li><a href="./AdamWOptions.html"><code>AdamWOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-betas"></a> <code>betas?</code></td><td>readonly [<code>number</code>, <code>number</code>]</td><td>Decay of the two moments&#39; averages. <strong>Default</strong> <code>[0.9, 0.999]</code></td></tr><tr><td><a id="property-epsilon"></a> <code>epsilon?</code></td><td><code>number</code></td><td>Added to √v̂. <strong>Default</strong> <code>1e-8</code></td></tr><tr><td><a id="property-learningrate"></a> <code>learningRate?</code></td><td><code>number</code></td><td><strong>Default</strong> <code>1e-3</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/AdamOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var AdamOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, AdamOptions_default as default };
