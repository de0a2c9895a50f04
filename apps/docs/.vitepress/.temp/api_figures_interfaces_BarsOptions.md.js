import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/BarsOptions.md
var __pageData = JSON.parse("{\"title\":\"BarsOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/BarsOptions.md\",\"filePath\":\"api/figures/interfaces/BarsOptions.md\"}");
var _sfc_main = { name: "api/figures/interfaces/BarsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="barsoptions" tabindex="-1">BarsOptions <a class="header-anchor" href="#barsoptions" aria-label="Permalink to “BarsOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-aspect"></a> <code>aspect?</code></td><td><code>number</code></td><td>Height of the frame over its width: 0.45.</td></tr><tr><td><a id="property-ramp"></a> <code>ramp?</code></td><td><a href="./../type-aliases/RampName.html"><code>RampName</code></a></td><td></td></tr><tr><td><a id="property-range"></a> <code>range?</code></td><td><a href="./../type-aliases/Interval.html"><code>Interval</code></a></td><td>Ends of the height axis; by default 0 and the data&#39;s.</td></tr><tr><td><a id="property-title"></a> <code>title?</code></td><td><code>string</code></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/BarsOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var BarsOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, BarsOptions_default as default };
