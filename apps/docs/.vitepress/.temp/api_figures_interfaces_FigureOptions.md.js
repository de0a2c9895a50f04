import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/FigureOptions.md
var __pageData = JSON.parse("{\"title\":\"FigureOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/FigureOptions.md\",\"filePath\":\"api/figures/interfaces/FigureOptions.md\"}");
var _sfc_main = { name: "api/figures/interfaces/FigureOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="figureoptions" tabindex="-1">FigureOptions <a class="header-anchor" href="#figureoptions" aria-label="Permalink to “FigureOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-background"></a> <code>background?</code></td><td><code>string</code></td><td>A CSS colour, or <code>none</code>; white by default in the light theme.</td></tr><tr><td><a id="property-description"></a> <code>description?</code></td><td><code>string</code></td><td>What a screen reader tells of it; from the data by default.</td></tr><tr><td><a id="property-document"></a> <code>document?</code></td><td><code>Document</code></td><td>The page&#39;s own by default. Outside a page, <code>@entk/figures/node</code> brings one.</td></tr><tr><td><a id="property-idprefix"></a> <code>idPrefix?</code></td><td><code>string</code></td><td>Begins every id of the figure; figures in one page need different ones. <code>figure</code> by default.</td></tr><tr><td><a id="property-theme"></a> <code>theme?</code></td><td><a href="./../type-aliases/ThemeName.html"><code>ThemeName</code></a></td><td><code>light</code> by default; <code>dark</code> has light lines on no background.</td></tr><tr><td><a id="property-title"></a> <code>title?</code></td><td><code>string</code></td><td>What a screen reader calls the figure; from the panels&#39; titles by default.</td></tr><tr><td><a id="property-width"></a> <code>width?</code></td><td><code>number</code></td><td>Px: 420 for a panel, 720 for a grid. The height follows from the panels&#39; aspects.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/FigureOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var FigureOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, FigureOptions_default as default };
