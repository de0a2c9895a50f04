import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/PanelGrid.md
var __pageData = JSON.parse("{\"title\":\"PanelGrid\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/PanelGrid.md\",\"filePath\":\"api/figures/interfaces/PanelGrid.md\"}");
var _sfc_main = { name: "api/figures/interfaces/PanelGrid.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="panelgrid" tabindex="-1">PanelGrid <a class="header-anchor" href="#panelgrid" aria-label="Permalink to “PanelGrid”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><p>Small multiples. Made by <code>panelGrid</code>.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-columnheadings"></a> <code>columnHeadings?</code></td><td>readonly <code>string</code>[]</td><td></td></tr><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>&quot;grid&quot;</code></td><td></td></tr><tr><td><a id="property-legend"></a> <code>legend</code></td><td><code>&quot;each&quot;</code> | <code>&quot;shared&quot;</code></td><td><code>shared</code> draws the curves&#39; legend once, above the grid.</td></tr><tr><td><a id="property-rowheadings"></a> <code>rowHeadings?</code></td><td>readonly <code>string</code>[]</td><td></td></tr><tr><td><a id="property-rows"></a> <code>rows</code></td><td>readonly (readonly (<a href="./../type-aliases/Panel.html"><code>Panel</code></a> | <code>null</code>)[])[]</td><td></td></tr><tr><td><a id="property-share"></a> <code>share</code></td><td><code>object</code></td><td></td></tr><tr><td><code>share.color</code></td><td><code>&quot;none&quot;</code> | <code>&quot;row&quot;</code> | <code>&quot;all&quot;</code></td><td></td></tr><tr><td><code>share.x</code></td><td><a href="./../type-aliases/Sharing.html"><code>Sharing</code></a></td><td></td></tr><tr><td><code>share.y</code></td><td><a href="./../type-aliases/Sharing.html"><code>Sharing</code></a></td><td></td></tr><tr><td><a id="property-title"></a> <code>title?</code></td><td><code>string</code></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/PanelGrid.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var PanelGrid_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, PanelGrid_default as default };
