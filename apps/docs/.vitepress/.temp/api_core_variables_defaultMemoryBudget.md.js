import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/core/variables/defaultMemoryBudget.md
var __pageData = JSON.parse("{\"title\":\"defaultMemoryBudget\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/core/variables/defaultMemoryBudget.md\",\"filePath\":\"api/core/variables/defaultMemoryBudget.md\"}");
var _sfc_main = { name: "api/core/variables/defaultMemoryBudget.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="defaultmemorybudget" tabindex="-1">defaultMemoryBudget <a class="header-anchor" href="#defaultmemorybudget" aria-label="Permalink to “defaultMemoryBudget”">​</a></h1><p>Constant of <a href="./../"><code>@entk/core</code></a></p><div class="language-ts"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">const</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> defaultMemoryBudget</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">:</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> number</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;">;</span></span></code></pre></div><p>The budget of a call that was given none: 2 GiB, half of what one WASM memory can address, so that a result and the scratch it was made in fit side by side.</p></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/core/variables/defaultMemoryBudget.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var defaultMemoryBudget_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, defaultMemoryBudget_default as default };
