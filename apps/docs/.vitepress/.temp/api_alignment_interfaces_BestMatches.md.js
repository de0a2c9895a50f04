import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/alignment/interfaces/BestMatches.md
var __pageData = JSON.parse("{\"title\":\"BestMatches\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/alignment/interfaces/BestMatches.md\",\"filePath\":\"api/alignment/interfaces/BestMatches.md\"}");
var _sfc_main = { name: "api/alignment/interfaces/BestMatches.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="bestmatches" tabindex="-1">BestMatches <a class="header-anchor" href="#bestmatches" aria-label="Permalink to “BestMatches”">​</a></h1><p>Interface of <a href="./../"><code>@entk/alignment</code></a></p><p>The largest entry of every column and of every row.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-ofcolumns"></a> <code>ofColumns</code></td><td>readonly <a href="./Match.html"><code>Match</code></a>[]</td><td>One for each basis vector: the feature that it matches best.</td></tr><tr><td><a id="property-ofrows"></a> <code>ofRows</code></td><td>readonly <a href="./Match.html"><code>Match</code></a>[]</td><td>One for each feature: the basis vector that matches it best.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/alignment/interfaces/BestMatches.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var BestMatches_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, BestMatches_default as default };
