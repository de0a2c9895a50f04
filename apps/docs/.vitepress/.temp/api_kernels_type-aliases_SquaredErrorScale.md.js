import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/kernels/type-aliases/SquaredErrorScale.md
var __pageData = JSON.parse("{\"title\":\"SquaredErrorScale\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/kernels/type-aliases/SquaredErrorScale.md\",\"filePath\":\"api/kernels/type-aliases/SquaredErrorScale.md\"}");
var _sfc_main = { name: "api/kernels/type-aliases/SquaredErrorScale.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="squarederrorscale" tabindex="-1">SquaredErrorScale <a class="header-anchor" href="#squarederrorscale" aria-label="Permalink to “SquaredErrorScale”">​</a></h1><p>Type of <a href="./../"><code>@entk/kernels</code></a></p><div class="language-ts"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">type</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> SquaredErrorScale</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;mean&quot;</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> |</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;sum&quot;</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> |</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;half&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p>What the squared error is divided by: <code>mean</code> L = (1/(N·C)) Σ (f − y)², as <code>squaredError</code> of <code>@entk/models</code> and most libraries have it; <code>sum</code> L = Σ (f − y)²; <code>half</code> L = ½ Σ (f − y)², as the paper&#39;s eq. 12 has it.</p></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/kernels/type-aliases/SquaredErrorScale.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var SquaredErrorScale_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, SquaredErrorScale_default as default };
