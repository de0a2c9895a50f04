import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/alignment/interfaces/RisingLines.md
var __pageData = JSON.parse("{\"title\":\"RisingLines\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/alignment/interfaces/RisingLines.md\",\"filePath\":\"api/alignment/interfaces/RisingLines.md\"}");
var _sfc_main = { name: "api/alignment/interfaces/RisingLines.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="risinglines" tabindex="-1">RisingLines <a class="header-anchor" href="#risinglines" aria-label="Permalink to “RisingLines”">​</a></h1><p>Interface of <a href="./../"><code>@entk/alignment</code></a></p><p>How much of a sequence one or two rising lines cover.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-lineof"></a> <code>lineOf</code></td><td><code>Uint8Array</code></td><td>The two that cover <code>two</code>: for every place of the sequence 1 on the upper line, 2 on the lower, 0 on neither.</td></tr><tr><td><a id="property-one"></a> <code>one</code></td><td><code>number</code></td><td>Largest weight that one strictly increasing subsequence covers, as a share of all weight.</td></tr><tr><td><a id="property-two"></a> <code>two</code></td><td><code>number</code></td><td>Largest weight that two disjoint strictly increasing subsequences cover together, as a share of all weight.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/alignment/interfaces/RisingLines.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var RisingLines_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, RisingLines_default as default };
