import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/rotation/interfaces/Rotation.md
var __pageData = JSON.parse("{\"title\":\"Rotation\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/rotation/interfaces/Rotation.md\",\"filePath\":\"api/rotation/interfaces/Rotation.md\"}");
var _sfc_main = { name: "api/rotation/interfaces/Rotation.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="rotation" tabindex="-1">Rotation <a class="header-anchor" href="#rotation" aria-label="Permalink to “Rotation”">​</a></h1><p>Interface of <a href="./../"><code>@entk/rotation</code></a></p><p>A basis of the same subspace, and how it came from the one that was given.</p><h2 id="extended-by" tabindex="-1">Extended by <a class="header-anchor" href="#extended-by" aria-label="Permalink to “Extended by”">​</a></h2><ul><li><a href="./JointRotation.html"><code>JointRotation</code></a></li><li><a href="./TwoStageRotation.html"><code>TwoStageRotation</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-basis"></a> <code>basis</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>Axes [N, k], orthonormal columns spanning what the given basis spans.</td></tr><tr><td><a id="property-rotation"></a> <code>rotation</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>Axes [k, k], orthogonal: <code>basis</code> is the given basis times this.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rotation/interfaces/Rotation.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Rotation_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Rotation_default as default };
