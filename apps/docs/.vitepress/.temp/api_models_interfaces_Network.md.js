import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/Network.md
var __pageData = JSON.parse("{\"title\":\"Network\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/Network.md\",\"filePath\":\"api/models/interfaces/Network.md\"}");
var _sfc_main = { name: "api/models/interfaces/Network.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="network" tabindex="-1">Network <a class="header-anchor" href="#network" aria-label="Permalink to “Network”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>A network f: x [D] → y [C], as a list of layers over named parameters.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-inputsize"></a> <code>inputSize</code></td><td><code>number</code></td><td>D.</td></tr><tr><td><a id="property-layers"></a> <code>layers</code></td><td>readonly <a href="./Layer.html"><code>Layer</code></a>[]</td><td></td></tr><tr><td><a id="property-outputsize"></a> <code>outputSize</code></td><td><code>number</code></td><td>C.</td></tr><tr><td><a id="property-parametercount"></a> <code>parameterCount</code></td><td><code>number</code></td><td>P.</td></tr><tr><td><a id="property-parametershapes"></a> <code>parameterShapes</code></td><td><a href="./../type-aliases/ParameterShapes.html"><code>ParameterShapes</code></a></td><td>Every parameter&#39;s shape, in the order in which they stand in θ.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/Network.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Network_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Network_default as default };
