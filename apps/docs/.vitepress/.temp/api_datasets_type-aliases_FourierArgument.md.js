import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/datasets/type-aliases/FourierArgument.md
var __pageData = JSON.parse("{\"title\":\"FourierArgument\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/datasets/type-aliases/FourierArgument.md\",\"filePath\":\"api/datasets/type-aliases/FourierArgument.md\"}");
var _sfc_main = { name: "api/datasets/type-aliases/FourierArgument.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="fourierargument" tabindex="-1">FourierArgument <a class="header-anchor" href="#fourierargument" aria-label="Permalink to “FourierArgument”">​</a></h1><p>Type of <a href="./../"><code>@entk/datasets</code></a></p><div class="language-ts"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">ts</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;">type</span><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;"> FourierArgument</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> =</span><span style="--shiki-light:#A0111F;--shiki-dark:#FF9492;"> typeof</span><span style="--shiki-light:#0E1116;--shiki-dark:#F0F3F6;"> fourierArguments[number];</span></span></code></pre></div></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/type-aliases/FourierArgument.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var FourierArgument_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, FourierArgument_default as default };
