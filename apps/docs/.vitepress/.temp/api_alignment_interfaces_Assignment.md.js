import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/alignment/interfaces/Assignment.md
var __pageData = JSON.parse("{\"title\":\"Assignment\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/alignment/interfaces/Assignment.md\",\"filePath\":\"api/alignment/interfaces/Assignment.md\"}");
var _sfc_main = { name: "api/alignment/interfaces/Assignment.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="assignment" tabindex="-1">Assignment <a class="header-anchor" href="#assignment" aria-label="Permalink to “Assignment”">​</a></h1><p>Interface of <a href="./../"><code>@entk/alignment</code></a></p><p>A matching of rows with columns in which none is used twice.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-columnofrow"></a> <code>columnOfRow</code></td><td><code>Int32Array</code></td><td>For every row its column, −1 where there are fewer columns than rows and it went without.</td></tr><tr><td><a id="property-mean"></a> <code>mean</code></td><td><code>number</code></td><td><code>sum</code> / min(rows, columns).</td></tr><tr><td><a id="property-rowofcolumn"></a> <code>rowOfColumn</code></td><td><code>Int32Array</code></td><td>For every column its row, or −1.</td></tr><tr><td><a id="property-sum"></a> <code>sum</code></td><td><code>number</code></td><td>Σ of the matched values: the largest that any one-to-one matching reaches.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/alignment/interfaces/Assignment.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Assignment_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Assignment_default as default };
