import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/FactoredCotangent.md
var __pageData = JSON.parse("{\"title\":\"FactoredCotangent\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/FactoredCotangent.md\",\"filePath\":\"api/models/interfaces/FactoredCotangent.md\"}");
var _sfc_main = { name: "api/models/interfaces/FactoredCotangent.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="factoredcotangent" tabindex="-1">FactoredCotangent <a class="header-anchor" href="#factoredcotangent" aria-label="Permalink to “FactoredCotangent”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>δ[n, c, t, h] = rows[n, c] · outputs[c, t, h] · examples[n, t, h].</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-diagonal"></a> <code>diagonal</code></td><td><code>boolean</code></td><td>True while <code>outputs</code> is a diagonal matrix [C, T·H]; an example&#39;s slopes then go to <code>rows</code>, (t, h) being c.</td></tr><tr><td><a id="property-examples"></a> <code>examples?</code></td><td><a href="./../tensor/interfaces/Tensor.html"><code>Tensor</code></a></td><td>Axes [N·T, H], or all ones.</td></tr><tr><td><a id="property-form"></a> <code>form</code></td><td><code>&quot;factored&quot;</code></td><td></td></tr><tr><td><a id="property-outputs"></a> <code>outputs</code></td><td><a href="./../tensor/interfaces/Tensor.html"><code>Tensor</code></a></td><td>Axes [C·T, H], row c·T + t.</td></tr><tr><td><a id="property-positions"></a> <code>positions</code></td><td><code>number</code></td><td>T.</td></tr><tr><td><a id="property-rows"></a> <code>rows?</code></td><td><a href="./../tensor/interfaces/Tensor.html"><code>Tensor</code></a></td><td>Axes [N, C], or all ones.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/FactoredCotangent.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var FactoredCotangent_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, FactoredCotangent_default as default };
