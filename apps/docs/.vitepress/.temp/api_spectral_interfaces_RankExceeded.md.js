import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/RankExceeded.md
var __pageData = JSON.parse("{\"title\":\"RankExceeded\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/RankExceeded.md\",\"filePath\":\"api/spectral/interfaces/RankExceeded.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/RankExceeded.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="rankexceeded" tabindex="-1">RankExceeded <a class="header-anchor" href="#rankexceeded" aria-label="Permalink to “RankExceeded”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><p>More pairs were asked for than the matrix has non-zero eigenvalues, or rows.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-kind"></a> <code>kind</code></td><td><code>&quot;rank-exceeded&quot;</code></td><td></td></tr><tr><td><a id="property-rank"></a> <code>rank</code></td><td><code>number</code></td><td>The numerical rank: eigenvalues above the rounding error of the largest. Pairs from here on span null vectors.</td></tr><tr><td><a id="property-requested"></a> <code>requested</code></td><td><code>number</code></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/RankExceeded.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var RankExceeded_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, RankExceeded_default as default };
