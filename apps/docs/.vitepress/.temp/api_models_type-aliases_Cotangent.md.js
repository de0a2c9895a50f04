import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/type-aliases/Cotangent.md
var __pageData = JSON.parse("{\"title\":\"Cotangent\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/type-aliases/Cotangent.md\",\"filePath\":\"api/models/type-aliases/Cotangent.md\"}");
var _sfc_main = { name: "api/models/type-aliases/Cotangent.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="cotangent" tabindex="-1">Cotangent <a class="header-anchor" href="#cotangent" aria-label="Permalink to “Cotangent”">​</a></h1><p>Type of <a href="./../"><code>@entk/models</code></a></p><div class="language-ts"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">type</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> Cotangent</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> </span></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">  |</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> FactoredCotangent</span></span>
<span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">  |</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> DenseCotangent</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p>The gradients of C scalars by one activation, for N examples: δ[n, c, t, h], kept factored as long as it is.</p><p>The factored form is δ[n, c, t, h] = rows[n, c] · outputs[c, t, h] · examples[n, t, h], a missing factor being all ones. It begins as the identity and stays factored through elementwise layers always, and through matrices while no <code>examples</code> stand behind <code>outputs</code>: a matrix, an elementwise layer and another matrix make it dense. The gradients of a network&#39;s last layers, where most parameters of a shallow network are, never become an [N, C, T, H] array this way, and kernels made from them cost a C-th part.</p></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/type-aliases/Cotangent.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Cotangent_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Cotangent_default as default };
