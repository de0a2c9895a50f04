import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/alignment/interfaces/LineSplit.md
var __pageData = JSON.parse("{\"title\":\"LineSplit\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/alignment/interfaces/LineSplit.md\",\"filePath\":\"api/alignment/interfaces/LineSplit.md\"}");
var _sfc_main = { name: "api/alignment/interfaces/LineSplit.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="linesplit" tabindex="-1">LineSplit <a class="header-anchor" href="#linesplit" aria-label="Permalink to “LineSplit”">​</a></h1><p>Interface of <a href="./../"><code>@entk/alignment</code></a></p><p>How a heatmap&#39;s matches fall on rising lines.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-gain"></a> <code>gain</code></td><td><a href="./ControlledScore.html"><code>ControlledScore</code></a></td><td><code>two</code> − <code>one</code>, likewise: what the second line adds. Small where one line is enough.</td></tr><tr><td><a id="property-one"></a> <code>one</code></td><td><a href="./ControlledScore.html"><code>ControlledScore</code></a></td><td>Share of the match that the best single rising line covers, among random orders of the same points.</td></tr><tr><td><a id="property-points"></a> <code>points</code></td><td>readonly <a href="./LinePoint.html"><code>LinePoint</code></a>[]</td><td>The vectors (columns) that were assigned a feature, in order, with that feature (row), the match and the line.</td></tr><tr><td><a id="property-two"></a> <code>two</code></td><td><a href="./ControlledScore.html"><code>ControlledScore</code></a></td><td>Share that the best two rising lines cover together, likewise.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/alignment/interfaces/LineSplit.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var LineSplit_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, LineSplit_default as default };
