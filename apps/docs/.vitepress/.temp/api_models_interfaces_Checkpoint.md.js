import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/Checkpoint.md
var __pageData = JSON.parse("{\"title\":\"Checkpoint\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/Checkpoint.md\",\"filePath\":\"api/models/interfaces/Checkpoint.md\"}");
var _sfc_main = { name: "api/models/interfaces/Checkpoint.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="checkpoint" tabindex="-1">Checkpoint <a class="header-anchor" href="#checkpoint" aria-label="Permalink to “Checkpoint”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>The parameters after an epoch.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-epoch"></a> <code>epoch</code></td><td><code>number</code></td></tr><tr><td><a id="property-parameters"></a> <code>parameters</code></td><td><a href="./../type-aliases/ParameterSet.html"><code>ParameterSet</code></a></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/Checkpoint.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Checkpoint_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Checkpoint_default as default };
