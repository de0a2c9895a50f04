import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/figures/interfaces/CurvesData.md
var __pageData = JSON.parse("{\"title\":\"CurvesData\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/figures/interfaces/CurvesData.md\",\"filePath\":\"api/figures/interfaces/CurvesData.md\"}");
var _sfc_main = { name: "api/figures/interfaces/CurvesData.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="curvesdata" tabindex="-1">CurvesData <a class="header-anchor" href="#curvesdata" aria-label="Permalink to “CurvesData”">​</a></h1><p>Interface of <a href="./../"><code>@entk/figures</code></a></p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-curves"></a> <code>curves</code></td><td>readonly <code>object</code>[]</td><td></td></tr><tr><td><a id="property-events"></a> <code>events?</code></td><td>readonly <a href="./Marker.html"><code>Marker</code></a>[]</td><td>What happened when: a rule at <code>at</code>, its text above the frame.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/figures/interfaces/CurvesData.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var CurvesData_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, CurvesData_default as default };
