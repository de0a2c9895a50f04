import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/core/interfaces/Progress.md
var __pageData = JSON.parse("{\"title\":\"Progress\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/core/interfaces/Progress.md\",\"filePath\":\"api/core/interfaces/Progress.md\"}");
var _sfc_main = { name: "api/core/interfaces/Progress.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="progress" tabindex="-1">Progress <a class="header-anchor" href="#progress" aria-label="Permalink to “Progress”">​</a></h1><p>Interface of <a href="./../"><code>@entk/core</code></a></p><p>How far a long call has come.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-detail"></a> <code>detail?</code></td><td><code>string</code></td><td>A figure worth watching, such as the loss.</td></tr><tr><td><a id="property-done"></a> <code>done</code></td><td><code>number</code></td><td>Steps done so far, of <code>total</code>.</td></tr><tr><td><a id="property-stage"></a> <code>stage</code></td><td><code>string</code></td><td>What is being done, in the present tense: <code>training</code>, <code>eigenpairs of the full kernel</code>.</td></tr><tr><td><a id="property-total"></a> <code>total</code></td><td><code>number</code></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/core/interfaces/Progress.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Progress_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Progress_default as default };
