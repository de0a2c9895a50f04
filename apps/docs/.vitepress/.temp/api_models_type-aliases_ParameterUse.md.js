import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/type-aliases/ParameterUse.md
var __pageData = JSON.parse("{\"title\":\"ParameterUse\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/type-aliases/ParameterUse.md\",\"filePath\":\"api/models/type-aliases/ParameterUse.md\"}");
var _sfc_main = { name: "api/models/type-aliases/ParameterUse.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="parameteruse" tabindex="-1">ParameterUse <a class="header-anchor" href="#parameteruse" aria-label="Permalink to “ParameterUse”">​</a></h1><p>Type of <a href="./../"><code>@entk/models</code></a></p><div class="language-ts"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">type</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> ParameterUse</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> </span></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">  |</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> MatrixUse</span></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">  |</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> VectorUse</span></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">  |</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> LookupUse</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p>One use of a parameter, as the factors of its gradient; sums run over the positions t.</p><ul><li><code>matrix</code>: ∂f_c(x_n)/∂W = Σ_t δ[n, c, t, ·] ⊗ a[n, t, ·], of shape [out, in]; its transpose when <code>transposed</code>.</li><li><code>vector</code>: ∂f_c(x_n)/∂b = Σ_t δ[n, c, t, ·].</li><li><code>lookup</code>: row r of ∂f_c(x_n)/∂E is the sum of δ[n, c, t, ·] over those t that have indices[n, t] = r.</li></ul><p>A parameter that a network uses several times has several uses, and its gradient is their sum.</p></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/type-aliases/ParameterUse.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var ParameterUse_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, ParameterUse_default as default };
