import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/rotation/interfaces/TwoStageRotation.md
var __pageData = JSON.parse("{\"title\":\"TwoStageRotation\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/rotation/interfaces/TwoStageRotation.md\",\"filePath\":\"api/rotation/interfaces/TwoStageRotation.md\"}");
var _sfc_main = { name: "api/rotation/interfaces/TwoStageRotation.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="twostagerotation" tabindex="-1">TwoStageRotation <a class="header-anchor" href="#twostagerotation" aria-label="Permalink to “TwoStageRotation”">​</a></h1><p>Interface of <a href="./../"><code>@entk/rotation</code></a></p><p>What <code>rotateInTwoStages</code> returns.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to “Extends”">​</a></h2><ul><li><a href="./Rotation.html"><code>Rotation</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-basis"></a> <code>basis</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>Axes [N, k], orthonormal columns spanning what the given basis spans.</td></tr><tr><td><a id="property-first"></a> <code>first</code></td><td><a href="./Stage.html"><code>Stage</code></a></td><td>All k directions, before the second stage.</td></tr><tr><td><a id="property-rotation"></a> <code>rotation</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>Axes [k, k], orthogonal: <code>basis</code> is the given basis times this.</td></tr><tr><td><a id="property-second"></a> <code>second</code></td><td><a href="./Stage.html"><code>Stage</code></a></td><td>The flattest directions only; they are columns 0 … <code>second.energies.length</code> − 1 of the result.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rotation/interfaces/TwoStageRotation.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var TwoStageRotation_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, TwoStageRotation_default as default };
