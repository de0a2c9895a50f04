import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/AdamWOptions.md
var __pageData = JSON.parse("{\"title\":\"AdamWOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/AdamWOptions.md\",\"filePath\":\"api/models/interfaces/AdamWOptions.md\"}");
var _sfc_main = { name: "api/models/interfaces/AdamWOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="adamwoptions" tabindex="-1">AdamWOptions <a class="header-anchor" href="#adamwoptions" aria-label="Permalink to “AdamWOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>Settings of AdamW.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to “Extends”">​</a></h2><ul><li><a href="./AdamOptions.html"><code>AdamOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-betas"></a> <code>betas?</code></td><td>readonly [<code>number</code>, <code>number</code>]</td><td>Decay of the two moments&#39; averages. <strong>Default</strong> <code>[0.9, 0.999]</code></td></tr><tr><td><a id="property-epsilon"></a> <code>epsilon?</code></td><td><code>number</code></td><td>Added to √v̂. <strong>Default</strong> <code>1e-8</code></td></tr><tr><td><a id="property-learningrate"></a> <code>learningRate?</code></td><td><code>number</code></td><td><strong>Default</strong> <code>1e-3</code></td></tr><tr><td><a id="property-weightdecay"></a> <code>weightDecay?</code></td><td><code>number</code></td><td>λ. <strong>Default</strong> <code>0.01</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/AdamWOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var AdamWOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, AdamWOptions_default as default };
