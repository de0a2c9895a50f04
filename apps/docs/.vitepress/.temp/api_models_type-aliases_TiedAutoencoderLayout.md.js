import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/type-aliases/TiedAutoencoderLayout.md
var __pageData = JSON.parse("{\"title\":\"TiedAutoencoderLayout\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/type-aliases/TiedAutoencoderLayout.md\",\"filePath\":\"api/models/type-aliases/TiedAutoencoderLayout.md\"}");
var _sfc_main = { name: "api/models/type-aliases/TiedAutoencoderLayout.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="tiedautoencoderlayout" tabindex="-1">TiedAutoencoderLayout <a class="header-anchor" href="#tiedautoencoderlayout" aria-label="Permalink to “TiedAutoencoderLayout”">​</a></h1><p>Type of <a href="./../"><code>@entk/models</code></a></p><div class="language-ts"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">type</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> TiedAutoencoderLayout</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;plain&quot;</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> |</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;arena&quot;</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> |</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;devinterp&quot;</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p>How people store a toy model of superposition, W [m, n] and b [n]:</p><table tabindex="0"><thead><tr><th>layout</th><th>weight</th><th>bias</th></tr></thead><tbody><tr><td><code>plain</code></td><td><code>W</code> [m, n]</td><td><code>b</code> [n]</td></tr><tr><td><code>arena</code></td><td><code>W</code> [instances, m, n]</td><td><code>b_final</code> [instances, n]</td></tr><tr><td><code>devinterp</code></td><td><code>embedding.weight</code> [m, n]</td><td><code>unembedding.bias</code> [n]</td></tr></tbody></table><p>A <code>devinterp</code> file may hold <code>unembedding.weight</code> [n, m] too, which is then the transpose of the other.</p></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/type-aliases/TiedAutoencoderLayout.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var TiedAutoencoderLayout_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, TiedAutoencoderLayout_default as default };
