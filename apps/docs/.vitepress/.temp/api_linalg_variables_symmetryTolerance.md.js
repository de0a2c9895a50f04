import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/linalg/variables/symmetryTolerance.md
var __pageData = JSON.parse("{\"title\":\"symmetryTolerance\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/linalg/variables/symmetryTolerance.md\",\"filePath\":\"api/linalg/variables/symmetryTolerance.md\"}");
var _sfc_main = { name: "api/linalg/variables/symmetryTolerance.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="symmetrytolerance" tabindex="-1">symmetryTolerance <a class="header-anchor" href="#symmetrytolerance" aria-label="Permalink to “symmetryTolerance”">​</a></h1><p>Constant of <a href="./../"><code>@entk/linalg</code></a></p><div class="language-ts"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">const</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> symmetryTolerance</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 1e-10</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 1e-10</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p>The largest |a_ij − a_ji| / max|A| that counts as symmetric. Sums in another order differ by about √n·eps, 1e-14; float32 products that were not symmetrised differ by 1e-7 and are refused.</p></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/variables/symmetryTolerance.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var symmetryTolerance_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, symmetryTolerance_default as default };
