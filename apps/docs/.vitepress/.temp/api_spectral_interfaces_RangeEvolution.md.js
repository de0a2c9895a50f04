import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/RangeEvolution.md
var __pageData = JSON.parse("{\"title\":\"RangeEvolution\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/RangeEvolution.md\",\"filePath\":\"api/spectral/interfaces/RangeEvolution.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/RangeEvolution.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="rangeevolution" tabindex="-1">RangeEvolution <a class="header-anchor" href="#rangeevolution" aria-label="Permalink to “RangeEvolution”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><p>How the span of one range of vectors moves: <code>subspaceOverlap</code> per checkpoint, in the order of the points.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to “Extends”">​</a></h2><ul><li><a href="./Cliff.html"><code>Cliff</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-from"></a> <code>from</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-overlapwithlast"></a> <code>overlapWithLast</code></td><td><code>Float64Array</code></td><td>With the same range at the last checkpoint; the last entry is 1.</td></tr><tr><td><a id="property-overlapwithprevious"></a> <code>overlapWithPrevious</code></td><td><code>Float64Array</code></td><td>With the same range one checkpoint before; the first entry is NaN, having none.</td></tr><tr><td><a id="property-to"></a> <code>to</code></td><td><code>number</code></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/RangeEvolution.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var RangeEvolution_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, RangeEvolution_default as default };
