import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/rotation/interfaces/SimilarRowsOptions.md
var __pageData = JSON.parse("{\"title\":\"SimilarRowsOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/rotation/interfaces/SimilarRowsOptions.md\",\"filePath\":\"api/rotation/interfaces/SimilarRowsOptions.md\"}");
var _sfc_main = { name: "api/rotation/interfaces/SimilarRowsOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="similarrowsoptions" tabindex="-1">SimilarRowsOptions <a class="header-anchor" href="#similarrowsoptions" aria-label="Permalink to “SimilarRowsOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/rotation</code></a></p><p>How the graph of similar rows is made.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-join"></a> <code>join?</code></td><td><code>&quot;either&quot;</code> | <code>&quot;both&quot;</code></td><td>Whether an edge stands where either row names the other (<code>either</code>, the default, which leaves no row alone) or only where both do (<code>both</code>).</td></tr><tr><td><a id="property-name"></a> <code>name?</code></td><td><code>string</code></td><td></td></tr><tr><td><a id="property-neighbours"></a> <code>neighbours</code></td><td><code>number</code></td><td>How many of the most similar rows each row names.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rotation/interfaces/SimilarRowsOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var SimilarRowsOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, SimilarRowsOptions_default as default };
