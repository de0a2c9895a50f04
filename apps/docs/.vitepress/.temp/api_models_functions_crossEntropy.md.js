import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/functions/crossEntropy.md
var __pageData = JSON.parse("{\"title\":\"crossEntropy()\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/functions/crossEntropy.md\",\"filePath\":\"api/models/functions/crossEntropy.md\"}");
var _sfc_main = { name: "api/models/functions/crossEntropy.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="crossentropy" tabindex="-1">crossEntropy() <a class="header-anchor" href="#crossentropy" aria-label="Permalink to “crossEntropy()”">​</a></h1><p>Function of <a href="./../"><code>@entk/models</code></a></p><div class="language-ts"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">function</span><span style="--shiki-light:#622CBC;--shiki-dark:#DBB7FF;"> crossEntropy</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">()</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> Loss</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p>Cross-entropy of a softmax, averaged over examples: L = −(1/N) Σ_n Σ_c y_c log softmax(f)_c, for targets that are probabilities (one-hot rows, say).</p><h2 id="returns" tabindex="-1">Returns <a class="header-anchor" href="#returns" aria-label="Permalink to “Returns”">​</a></h2><p><a href="./../interfaces/Loss.html"><code>Loss</code></a></p></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/functions/crossEntropy.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var crossEntropy_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, crossEntropy_default as default };
