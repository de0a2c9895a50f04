import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/models/interfaces/Examples.md
var __pageData = JSON.parse("{\"title\":\"Examples\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/models/interfaces/Examples.md\",\"filePath\":\"api/models/interfaces/Examples.md\"}");
var _sfc_main = { name: "api/models/interfaces/Examples.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="examples" tabindex="-1">Examples <a class="header-anchor" href="#examples" aria-label="Permalink to “Examples”">​</a></h1><p>Interface of <a href="./../"><code>@entk/models</code></a></p><p>Examples and what the network should give for them: axes [N, D] and [N, C].</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th></tr></thead><tbody><tr><td><a id="property-inputs"></a> <code>inputs</code></td><td><a href="./../../core/interfaces/NdArray.html"><code>NdArray</code></a></td></tr><tr><td><a id="property-targets"></a> <code>targets</code></td><td><a href="./../../core/interfaces/NdArray.html"><code>NdArray</code></a></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/models/interfaces/Examples.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Examples_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Examples_default as default };
