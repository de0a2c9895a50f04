import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// api/spectral/interfaces/Drop.md
var __pageData = JSON.parse("{\"title\":\"Drop\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/spectral/interfaces/Drop.md\",\"filePath\":\"api/spectral/interfaces/Drop.md\"}");
var _sfc_main = { name: "api/spectral/interfaces/Drop.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="drop" tabindex="-1">Drop <a class="header-anchor" href="#drop" aria-label="Permalink to “Drop”">​</a></h1><p>Interface of <a href="./../"><code>@entk/spectral</code></a></p><p>A significant drop between eigenvalue number <code>after</code> (counted from 1) and the next, or around there if it is smeared.</p><h2 id="properties" tabindex="-1">Properties <a class="header-anchor" href="#properties" aria-label="Permalink to “Properties”">​</a></h2><table tabindex="0"><thead><tr><th>Property</th><th>Type</th><th>Description</th></tr></thead><tbody><tr><td><a id="property-after"></a> <code>after</code></td><td><code>number</code></td><td></td></tr><tr><td><a id="property-falsealarm"></a> <code>falseAlarm</code></td><td><code>number</code></td><td>The probability that a spectrum as long as this one and without a drop has one gap, or a few, that stand out as far.</td></tr><tr><td><a id="property-nearbyratio"></a> <code>nearbyRatio</code></td><td><code>number</code></td><td>What three of four neighbouring ratios stay under, at this place.</td></tr><tr><td><a id="property-ratio"></a> <code>ratio</code></td><td><code>number</code></td><td>λ_after / λ_{after+1}.</td></tr><tr><td><a id="property-score"></a> <code>score</code></td><td><code>number</code></td><td>−log₁₀ of <code>falseAlarm</code>: 1.3 is the least that is reported at a false-alarm rate of 0.05.</td></tr><tr><td><a id="property-width"></a> <code>width</code></td><td><code>number</code></td><td>How many consecutive gaps make it significant: 1, or 2 or 4 that together stand out more; <code>after</code> is the largest.</td></tr></tbody></table></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/spectral/interfaces/Drop.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var Drop_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, Drop_default as default };
