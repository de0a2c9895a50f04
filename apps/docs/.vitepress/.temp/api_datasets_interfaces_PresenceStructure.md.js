import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/datasets/interfaces/PresenceStructure.md
var __pageData = JSON.parse("{\"title\":\"PresenceStructure\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/datasets/interfaces/PresenceStructure.md\",\"filePath\":\"api/datasets/interfaces/PresenceStructure.md\"}");
var _sfc_main = { name: "api/datasets/interfaces/PresenceStructure.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="presencestructure" tabindex="-1">PresenceStructure <a class="header-anchor" href="#presencestructure" aria-label="Permalink to “PresenceStructure”">​</a></h1><p>Interface of <a href="./../"><code>@entk/datasets</code></a></p><p>How the presence of features depends on that of others. A feature is in at most one set.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to “Extended by”">​</a></h2><ul><li><a href="./SuperpositionOptions.html"><code>SuperpositionOptions</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-anticorrelated"></a> <code>antiCorrelated?</code></td><td>readonly (readonly <code>number</code>[])[]</td><td>Sets of which at most one feature is present in an example.</td></tr><tr><td><a id="property-correlated"></a> <code>correlated?</code></td><td>readonly (readonly <code>number</code>[])[]</td><td>Sets whose features are all present or all absent in an example.</td></tr><tr><td><a id="property-hierarchy"></a> <code>hierarchy?</code></td><td>readonly <code>object</code>[]</td><td>Children that are present only where their parent is. A feature has at most one parent.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/datasets/interfaces/PresenceStructure.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var PresenceStructure_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, PresenceStructure_default as default };
