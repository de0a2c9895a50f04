import { createVNode, defineComponent, mergeProps, onBeforeUnmount, onMounted, ref, resolveComponent, useSSRContext, withCtx } from "vue";
import { ssrInterpolate, ssrRenderAttrs, ssrRenderComponent } from "vue/server-renderer";
// demos/Scaffold.vue?vue&type=script&setup=true&lang.ts
var Scaffold_vue_vue_type_script_setup_true_lang_default = /*@__PURE__*/ defineComponent({
	__name: "Scaffold",
	__ssrInlineRender: true,
	setup(__props) {
		const values = ref([]);
		let worker;
		onMounted(() => {
			worker = new Worker(new URL("./scaffold.worker.ts", import.meta.url), { type: "module" });
			worker.addEventListener("message", ({ data }) => {
				values.value = Array.from(data);
			});
			worker.postMessage({ p: 7 });
		});
		onBeforeUnmount(() => worker?.terminate());
		return (_ctx, _push, _parent, _attrs) => {
			_push(`<p${ssrRenderAttrs(mergeProps({ id: "scaffold-values" }, _attrs))}>${ssrInterpolate(values.value.join(" "))}</p>`);
		};
	}
});
// demos/Scaffold.vue
var _sfc_setup$1 = Scaffold_vue_vue_type_script_setup_true_lang_default.setup;
Scaffold_vue_vue_type_script_setup_true_lang_default.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("demos/Scaffold.vue");
	return _sfc_setup$1 ? _sfc_setup$1(props, ctx) : void 0;
};
var Scaffold_default = Scaffold_vue_vue_type_script_setup_true_lang_default;
// live/scaffold.md
var __pageData = JSON.parse("{\"title\":\"Scaffold\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"live/scaffold.md\",\"filePath\":\"live/scaffold.md\"}");
var _sfc_main = /*@__PURE__*/ Object.assign({ name: "live/scaffold.md" }, {
	__ssrInlineRender: true,
	setup(__props) {
		return (_ctx, _push, _parent, _attrs) => {
			const _component_ClientOnly = resolveComponent("ClientOnly");
			_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="scaffold" tabindex="-1">Scaffold <a class="header-anchor" href="#scaffold" aria-label="Permalink to “Scaffold”">​</a></h1>`);
			_push(ssrRenderComponent(_component_ClientOnly, null, {
				default: withCtx((_, _push, _parent, _scopeId) => {
					if (_push) _push(ssrRenderComponent(Scaffold_default, null, null, _parent, _scopeId));
					else return [createVNode(Scaffold_default)];
				}),
				_: 1
			}, _parent));
			_push(`</div>`);
		};
	}
});
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("live/scaffold.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
export { __pageData, _sfc_main as default };
