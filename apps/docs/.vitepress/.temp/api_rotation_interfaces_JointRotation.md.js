import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/rotation/interfaces/JointRotation.md
var __pageData = JSON.parse("{\"title\":\"JointRotation\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/rotation/interfaces/JointRotation.md\",\"filePath\":\"api/rotation/interfaces/JointRotation.md\"}");
var _sfc_main = { name: "api/rotation/interfaces/JointRotation.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="jointrotation" tabindex="-1">JointRotation <a class="header-anchor" href="#jointrotation" aria-label="Permalink to “JointRotation”">​</a></h1><p>Interface of <a href="./../"><code>@entk/rotation</code></a></p><p>What <code>rotateJointly</code> returns.</p><h2 id="extends" tabindex="-1">Extends <a class="header-anchor" href="#extends" aria-label="Permalink to “Extends”">​</a></h2><ul><li><a href="./Rotation.html"><code>Rotation</code></a></li></ul><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-basis"></a> <code>basis</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>Axes [N, k], orthonormal columns spanning what the given basis spans.</td></tr><tr><td><a id="property-commutator"></a> <code>commutator</code></td><td><code>number</code></td><td>The worst pair&#39;s <code>commutatorShare</code> inside the subspace, 0 … 1: what joint diagonalisation cannot remove.</td></tr><tr><td><a id="property-energies"></a> <code>energies</code></td><td>readonly <code>object</code>[]</td><td>For every Laplacian its name and vᵀ L v of every column of the result.</td></tr><tr><td><a id="property-offdiagonal"></a> <code>offDiagonal</code></td><td><code>object</code></td><td>Σ of the squared off-diagonal entries of the compressed Laplacians, as a share of Σ ‖A‖_F²: 0 is diagonal.</td></tr><tr><td><code>offDiagonal.after</code></td><td><code>number</code></td><td></td></tr><tr><td><code>offDiagonal.before</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-rotation"></a> <code>rotation</code></td><td><a href="./../../core/classes/DenseMatrix.html"><code>DenseMatrix</code></a></td><td>Axes [k, k], orthogonal: <code>basis</code> is the given basis times this.</td></tr><tr><td><a id="property-status"></a> <code>status</code></td><td><a href="./../type-aliases/JointStatus.html"><code>JointStatus</code></a></td><td></td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/rotation/interfaces/JointRotation.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var JointRotation_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, JointRotation_default as default };
