import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/variables/quadraticMlpWeights.md
var __pageData = JSON.parse("{\"title\":\"quadraticMlpWeights\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/variables/quadraticMlpWeights.md\",\"filePath\":\"api/models/variables/quadraticMlpWeights.md\"}");
var _sfc_main = { name: "api/models/variables/quadraticMlpWeights.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="quadraticmlpweights" tabindex="-1">quadraticMlpWeights <a class="header-anchor" href="#quadraticmlpweights" aria-label="Permalink to “quadraticMlpWeights”">​</a></h1><p>Constant of <a href="./../"><code>@entk/models</code></a></p><div class="language-ts"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">const</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> quadraticMlpWeights</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> object</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p>Names of the two weights, as a PyTorch <code>Sequential(Linear, scale, square, Linear, scale)</code> gives them.</p><h2 id="type-declaration" tabindex="-1">Type Declaration <a class="header-anchor" href="#type-declaration" aria-label="Permalink to “Type Declaration”">​</a></h2><table tabindex="0"><thead><tr><th>Name</th><th>Type</th><th>Default value</th></tr></thead><tbody><tr><td><a id="property-layer1"></a> <code>layer1</code></td><td><code>&quot;net.0.weight&quot;</code></td><td><code>&#39;net.0.weight&#39;</code></td></tr><tr><td><a id="property-layer2"></a> <code>layer2</code></td><td><code>&quot;net.3.weight&quot;</code></td><td><code>&#39;net.3.weight&#39;</code></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/variables/quadraticMlpWeights.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var quadraticMlpWeights_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, quadraticMlpWeights_default as default };
