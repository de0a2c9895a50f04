import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/CliffReport.md
var __pageData = JSON.parse("{\"title\":\"CliffReport\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/CliffReport.md\",\"filePath\":\"api/spectral/interfaces/CliffReport.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/CliffReport.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="cliffreport" tabindex="-1">CliffReport <a class="header-anchor" href="#cliffreport" aria-label="Permalink to “CliffReport”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-cliffs"></a> <code>cliffs</code></td><td>readonly <a href="./Cliff.html"><code>Cliff</code></a>[]</td><td>The ranges that end at a drop; what follows the last drop is none.</td></tr><tr><td><a id="property-considered"></a> <code>considered</code></td><td><code>number</code></td><td>Eigenvalues above the floor, the only ones looked at.</td></tr><tr><td><a id="property-drops"></a> <code>drops</code></td><td>readonly <a href="./Drop.html"><code>Drop</code></a>[]</td><td>In the order of the spectrum.</td></tr><tr><td><a id="property-floor"></a> <code>floor</code></td><td><code>number</code></td><td>noise · λ₁.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/CliffReport.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var CliffReport_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, CliffReport_default as default };
