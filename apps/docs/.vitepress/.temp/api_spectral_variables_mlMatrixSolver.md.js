import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/variables/mlMatrixSolver.md
var __pageData = JSON.parse("{\"title\":\"mlMatrixSolver\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/variables/mlMatrixSolver.md\",\"filePath\":\"api/spectral/variables/mlMatrixSolver.md\"}");
var _sfc_main = { name: "api/spectral/variables/mlMatrixSolver.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="mlmatrixsolver" tabindex="-1">mlMatrixSolver <a class="header-anchor" href="#mlmatrixsolver" aria-label="Permalink to “mlMatrixSolver”">​</a></h1><p>Constant of <a href="./../"><code>@entk/spectral</code></a></p><div class="language-ts"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">const</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> mlMatrixSolver</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> EigenSolver</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p>ml-matrix&#39;s dense solver (Householder and implicit QL, after EISPACK), the oracle of the others.</p><p>It computes every pair whatever is asked for, in 9 M³ operations one at a time: 5.5 s for M = 841.</p></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/variables/mlMatrixSolver.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var mlMatrixSolver_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, mlMatrixSolver_default as default };
