import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/NetworkDefinition.md
var __pageData = JSON.parse("{\"title\":\"NetworkDefinition\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/NetworkDefinition.md\",\"filePath\":\"api/models/interfaces/NetworkDefinition.md\"}");
var _sfc_main = { name: "api/models/interfaces/NetworkDefinition.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="networkdefinition" tabindex="-1">NetworkDefinition <a class="header-anchor" href="#networkdefinition" aria-label="Permalink to “NetworkDefinition”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>What makes a network.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-inputsize"></a> <code>inputSize</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-layers"></a> <code>layers</code></td><td>readonly <a href="./Layer.html"><code>Layer</code></a>[]</td><td></td></tr><tr><td><a id="property-parameters"></a> <code>parameters</code></td><td><code>Readonly</code>&lt;<code>Record</code>&lt;<code>string</code>, readonly <code>number</code>[]&gt;&gt;</td><td>Shapes by name. A parameter that several layers name is shared by them.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/NetworkDefinition.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var NetworkDefinition_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, NetworkDefinition_default as default };
