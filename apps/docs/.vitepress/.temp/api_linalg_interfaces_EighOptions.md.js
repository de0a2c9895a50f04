import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/linalg/interfaces/EighOptions.md
var __pageData = JSON.parse("{\"title\":\"EighOptions\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/linalg/interfaces/EighOptions.md\",\"filePath\":\"api/linalg/interfaces/EighOptions.md\"}");
var _sfc_main = { name: "api/linalg/interfaces/EighOptions.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="eighoptions" tabindex="-1">EighOptions <a class="header-anchor" href="#eighoptions" aria-label="Permalink to “EighOptions”">​</a></h1><p>Interface of <a href="./../"><code>@entk/linalg</code></a></p><p>What <code>eigh</code> is asked for.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-memorybudget"></a> <code>memoryBudget?</code></td><td><code>number</code></td><td>The most bytes of scratch; 2 GiB unless told. <code>eighMemory</code> says what a size needs.</td></tr><tr><td><a id="property-range"></a> <code>range?</code></td><td><code>object</code></td><td>Pairs from … to − 1 in descending order, the largest being 0; all of them unless told.</td></tr><tr><td><code>range.from</code></td><td><code>number</code></td><td></td></tr><tr><td><code>range.to</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-vectors"></a> <code>vectors?</code></td><td><code>boolean</code></td><td>Whether eigenvectors are computed; true unless told.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/linalg/interfaces/EighOptions.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var EighOptions_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, EighOptions_default as default };
