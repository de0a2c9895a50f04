import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/node/index.md
var __pageData = JSON.parse("{\"title\":\"@entk/figures/node\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/node/index.md\",\"filePath\":\"api/figures/node/index.md\"}");
var _sfc_main = { name: "api/figures/node/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="entk-figures-node" tabindex="-1">@entk/figures/node <a class="header-anchor" href="#entk-figures-node" aria-label="Permalink to “@entk/figures/node”">​</a></h1><h2 id="all-exports" tabindex="-1">All exports <a class="header-anchor" href="#all-exports" aria-label="Permalink to “All exports”">​</a></h2><h3 id="functions" tabindex="-1">Functions <a class="header-anchor" href="#functions" aria-label="Permalink to “Functions”">​</a></h3><table tabindex="0"><thead><tr><th>Function</th><th>Description</th></tr></thead><tbody><tr><td><a href="./functions/createFigureDocument.html">createFigureDocument</a></td><td>An empty HTML document for drawing outside a page.</td></tr><tr><td><a href="./functions/figurePng.html">figurePng</a></td><td>A figure as a PNG file, drawn with DejaVu Sans whatever the machine has installed.</td></tr><tr><td><a href="./functions/figureSvg.html">figureSvg</a></td><td>A figure as the text of an SVG file: <code>serializeFigure(drawFigure(…))</code> with a document of its own.</td></tr><tr><td><a href="./functions/svgToPng.html">svgToPng</a></td><td>A drawn figure as a PNG file.</td></tr></tbody></table><h3 id="interfaces" tabindex="-1">Interfaces <a class="header-anchor" href="#interfaces" aria-label="Permalink to “Interfaces”">​</a></h3><table tabindex="0"><thead><tr><th>Interface</th><th>Description</th></tr></thead><tbody><tr><td><a href="./interfaces/PngOptions.html">PngOptions</a></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/node/index.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var node_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, node_default as default };
