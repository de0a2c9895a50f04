import { computed, customRef, defineComponent, getCurrentInstance, getCurrentScope, h, hasInjectionContext, inject, isRef, markRaw, nextTick, onMounted, onScopeDispose, onUnmounted, reactive, readonly, ref, shallowReadonly, shallowRef, toRef, toValue, unref, useSSRContext, watch, watchEffect } from "vue";
// ../../node_modules/.pnpm/vitepress@2.0.0-alpha.20_@types+node@20.19.43_jiti@2.7.0_postcss@8.5.33_typescript@6.0.3_yaml@2.9.1/node_modules/vitepress/dist/client/app/components/ClientOnly.js
var ClientOnly = defineComponent({ setup(_, { slots }) {
	const show = ref(false);
	onMounted(() => {
		show.value = true;
	});
	return () => show.value && slots.default ? slots.default() : null;
} });
// ../../node_modules/.pnpm/vitepress@2.0.0-alpha.20_@types+node@20.19.43_jiti@2.7.0_postcss@8.5.33_typescript@6.0.3_yaml@2.9.1/node_modules/vitepress/dist/client/shared.js
var EXTERNAL_URL_RE = /^(?:[a-z]+:|\/\/)/i;
var APPEARANCE_KEY = "vitepress-theme-appearance";
var iconNameRE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/**
* Parses a fully qualified `collection:name` icon name, corresponding to
* the `vpi-<collection>-<name>` class. Returns null for anything else,
* keeping malformed input out of generated selectors and class attributes.
*/
function parseIconName(name) {
	const colon = name.indexOf(":");
	if (colon === -1) return null;
	const collection = name.slice(0, colon);
	const icon = name.slice(colon + 1);
	if (!iconNameRE.test(collection) || !iconNameRE.test(icon)) return null;
	return {
		collection,
		icon
	};
}
/**
* Placeholder prepended to SSR-emitted URLs when base is relative, later
* replaced with each page's `../` prefix back to the site root.
*/
var RELATIVE_BASE_SENTINEL = "/__VP_BASE__/";
function isRelativeBase(base) {
	return base === "./";
}
/**
* Join two paths, collapsing slash collisions but keeping the `//` that
* follows a protocol.
*/
function joinPath(base, path) {
	const protocol = /^(?:[a-z]+:)?\/\//i.exec(base)?.[0] ?? "";
	return protocol + `${base.slice(protocol.length)}${path}`.replace(/\/+/g, "/");
}
var UnpackStackView = Symbol("stack-view:unpack");
var HASH_WITHOUT_FRAGMENT_RE = /#.*?(?=:~:|$)/;
var HASH_OR_QUERY_RE = /[?#].*$/;
var INDEX_OR_EXT_RE = /(?:(^|\/)index)?(?:\.(?:md|html))?$/;
var INVALID_CHAR_REGEX = /[\u0000-\u001F"#$&*+,:;<=>?[\]^`{|}\u007F]/g;
var DRIVE_LETTER_REGEX = /^[a-z]:/i;
var KNOWN_EXTENSIONS = /* @__PURE__ */ new Set();
var shellLangs = [
	"shellscript",
	"shell",
	"bash",
	"sh",
	"zsh"
];
var inBrowser = typeof document !== "undefined";
var notFoundPageData = {
	relativePath: "404.md",
	filePath: "",
	title: "404",
	description: "Not Found",
	headers: [],
	frontmatter: {
		sidebar: false,
		layout: "page"
	},
	lastUpdated: 0,
	isNotFound: true
};
function isActive(currentPath, currentHash, matchPath, asRegex = false, skipHashCheck = false) {
	currentPath = normalize(`/${currentPath}`);
	if (asRegex) return new RegExp(matchPath).test(currentPath);
	if (normalize(matchPath) !== currentPath) return false;
	if (skipHashCheck) return true;
	const hashMatch = matchPath.match(HASH_WITHOUT_FRAGMENT_RE);
	if (hashMatch) return currentHash === hashMatch[0];
	return true;
}
function normalize(path) {
	return decodeURI(path).replace(HASH_OR_QUERY_RE, "").replace(INDEX_OR_EXT_RE, "$1");
}
function isExternal(path) {
	return EXTERNAL_URL_RE.test(path);
}
function getLocaleForPath(siteData, relativePath) {
	return Object.keys(siteData?.locales || {}).find((key) => key !== "root" && !isExternal(key) && isActive(relativePath, "", `^/${key}/`, true)) || "root";
}
/**
* Resolves the site data for a route, layering the matched locale and
* additional configs over the root config.
*/
function resolveSiteDataByRoute(siteData, relativePath, filePath) {
	const localeIndex = getLocaleForPath(siteData, relativePath);
	const { label, link, markdown, ...localeConfig } = siteData.locales[localeIndex] ?? {};
	Object.assign(localeConfig, { localeIndex });
	const additionalConfigs = resolveAdditionalConfig(siteData, filePath || relativePath);
	return stackView({ head: mergeHead(siteData.head ?? [], localeConfig.head ?? [], ...additionalConfigs.map((data) => data.head ?? []).reverse()) }, ...additionalConfigs, localeConfig, siteData);
}
/**
* Create the page title string based on config.
*/
function createTitle(siteData, pageData) {
	const title = pageData.title || siteData.title;
	const template = pageData.titleTemplate ?? siteData.titleTemplate;
	if (typeof template === "string" && template.includes(":title")) return template.replace(/:title/g, title);
	const templateString = createTitleTemplate(siteData.title, template);
	if (title === templateString.slice(3)) return title;
	return `${title}${templateString}`;
}
function createTitleTemplate(siteTitle, template) {
	if (template === false) return "";
	if (template === true || template === void 0) return ` | ${siteTitle}`;
	if (siteTitle === template) return "";
	return ` | ${template}`;
}
function mergeHead(...headArrays) {
	const merged = [];
	const keyMap = /* @__PURE__ */ new Map();
	for (const current of headArrays) for (const tag of current) {
		const key = getHeadKey(tag);
		if (key == null) {
			merged.push(tag);
			continue;
		}
		const existingIndex = keyMap.get(key);
		if (existingIndex != null) merged[existingIndex] = tag;
		else {
			keyMap.set(key, merged.length);
			merged.push(tag);
		}
	}
	return merged;
}
function getHeadKey([type, attrs]) {
	if (attrs.id) return `id=${attrs.id}`;
	if (type !== "meta") return;
	for (const name in attrs) if (name !== "content") return `${name}=${attrs[name]}`;
}
function sanitizeFileName(name) {
	const match = DRIVE_LETTER_REGEX.exec(name);
	const driveLetter = match ? match[0] : "";
	return driveLetter + name.slice(driveLetter.length).replace(INVALID_CHAR_REGEX, "_").replace(/(^|\/)_+(?=[^/]*$)/, "$1");
}
function treatAsHtml(filename) {
	if (KNOWN_EXTENSIONS.size === 0) {
		const extraExts = globalThis.process?.env?.VITE_EXTRA_EXTENSIONS || "";
		("3g2,3gp,aac,ai,apng,au,avif,bin,bmp,cer,class,conf,crl,css,csv,dll,doc,eps,epub,exe,gif,gz,ics,ief,jar,jpe,jpeg,jpg,js,json,jsonld,m4a,man,mid,midi,mjs,mov,mp2,mp3,mp4,mpe,mpeg,mpg,mpp,oga,ogg,ogv,ogx,opus,otf,p10,p7c,p7m,p7s,pdf,png,ps,qt,roff,rtf,rtx,ser,svg,t,tif,tiff,tr,ts,tsv,ttf,txt,vtt,wav,weba,webm,webp,woff,woff2,xhtml,xml,yaml,yml,zip" + (extraExts && typeof extraExts === "string" ? "," + extraExts : "")).split(",").forEach((ext) => KNOWN_EXTENSIONS.add(ext));
	}
	const ext = filename.split(".").pop();
	return ext == null || !KNOWN_EXTENSIONS.has(ext.toLowerCase());
}
function escapeRegExp(str) {
	return str.replace(/[|\\{}()[\]^$+*?.]/g, "\\$&").replace(/-/g, "\\x2d");
}
function resolveAdditionalConfig({ additionalConfig }, path) {
	if (additionalConfig === void 0) return [];
	if (typeof additionalConfig === "function") return additionalConfig(path) ?? [];
	const configs = [];
	const segments = path.split("/").slice(0, -1);
	while (segments.length) {
		const key = `/${segments.join("/")}/`;
		configs.push(additionalConfig[key]);
		segments.pop();
	}
	configs.push(additionalConfig["/"]);
	return configs.filter((config) => config !== void 0);
}
/**
* Creates a readonly proxy behaving like a deep merge of the given layers,
* without mutating them. Earlier layers take precedence.
*/
function stackView(..._layers) {
	const layers = _layers.filter((layer) => isObject$1(layer));
	if (layers.length <= 1) return _layers[0];
	const allKeys = new Set(layers.flatMap((layer) => Reflect.ownKeys(layer)));
	const allKeysArray = [...allKeys];
	return new Proxy({}, {
		get(_, prop) {
			if (prop === UnpackStackView) return layers;
			return stackView(...layers.map((layer) => layer[prop]).filter((v) => v !== void 0));
		},
		set() {
			throw new Error("StackView is read-only and cannot be mutated.");
		},
		has(_, prop) {
			return allKeys.has(prop);
		},
		ownKeys() {
			return allKeysArray;
		},
		getOwnPropertyDescriptor(_, prop) {
			for (const layer of layers) {
				const descriptor = Object.getOwnPropertyDescriptor(layer, prop);
				if (descriptor) return descriptor;
			}
		}
	});
}
stackView.unpack = function(obj) {
	return obj?.[UnpackStackView];
};
function isObject$1(value) {
	return Object.prototype.toString.call(value) === "[object Object]";
}
function isShell(lang) {
	return shellLangs.includes(lang);
}
// ../../node_modules/.pnpm/@vueuse+shared@14.4.0_vue@3.5.45_typescript@6.0.3_/node_modules/@vueuse/shared/dist/index.js
/**
* Call onScopeDispose() if it's inside an effect scope lifecycle, if not, do nothing
*
* @param fn
*/
function tryOnScopeDispose(fn, failSilently) {
	if (getCurrentScope()) {
		onScopeDispose(fn, failSilently);
		return true;
	}
	return false;
}
var localProvidedStateMap = /* @__PURE__ */ new WeakMap();
/**
* On the basis of `inject`, it is allowed to directly call inject to obtain the value after call provide in the same component.
*
* @example
* ```ts
* injectLocal('MyInjectionKey', 1)
* const injectedValue = injectLocal('MyInjectionKey') // injectedValue === 1
* ```
*
* @__NO_SIDE_EFFECTS__
*/
var injectLocal = (...args) => {
	var _getCurrentInstance;
	const key = args[0];
	const instance = (_getCurrentInstance = getCurrentInstance()) === null || _getCurrentInstance === void 0 ? void 0 : _getCurrentInstance.proxy;
	const owner = instance !== null && instance !== void 0 ? instance : getCurrentScope();
	if (owner == null && !hasInjectionContext()) throw new Error("injectLocal must be called in setup");
	if (owner && localProvidedStateMap.has(owner) && key in localProvidedStateMap.get(owner)) return localProvidedStateMap.get(owner)[key];
	return inject(...args);
};
var isClient = typeof window !== "undefined" && typeof document !== "undefined";
typeof WorkerGlobalScope !== "undefined" && globalThis instanceof WorkerGlobalScope;
var notNullish = (val) => val != null;
var toString = Object.prototype.toString;
var isObject = (val) => toString.call(val) === "[object Object]";
var noop = () => {};
function toRef$2(...args) {
	if (args.length !== 1) return toRef(...args);
	const r = args[0];
	return typeof r === "function" ? readonly(customRef(() => ({
		get: r,
		set: noop
	}))) : ref(r);
}
function createFilterWrapper(filter, fn) {
	function wrapper(...args) {
		return new Promise((resolve, reject) => {
			Promise.resolve(filter(() => fn.apply(this, args), {
				fn,
				thisArg: this,
				args
			})).then(resolve).catch(reject);
		});
	}
	if ("cancel" in filter) Object.assign(wrapper, {
		cancel: filter.cancel,
		flush: filter.flush,
		isPending: filter.isPending
	});
	return wrapper;
}
var bypassFilter = (invoke) => {
	return invoke();
};
/**
* Create an EventFilter that debounce the events
*/
function debounceFilter(ms, options = {}) {
	let timer;
	let maxTimer;
	let lastRejector = noop;
	let lastResolve = noop;
	const _pending = shallowRef(false);
	const _clearTimeout = (timer) => {
		clearTimeout(timer);
		lastRejector();
		lastRejector = noop;
	};
	let lastInvoker;
	const handler = (invoke) => {
		const duration = toValue(ms);
		const maxDuration = toValue(options.maxWait);
		if (timer) _clearTimeout(timer);
		if (duration <= 0 || maxDuration !== void 0 && maxDuration <= 0) {
			if (maxTimer) {
				_clearTimeout(maxTimer);
				maxTimer = void 0;
			}
			_pending.value = false;
			return Promise.resolve(invoke());
		}
		_pending.value = true;
		return new Promise((resolve, reject) => {
			lastRejector = options.rejectOnCancel ? reject : resolve;
			lastResolve = resolve;
			lastInvoker = invoke;
			if (maxDuration && !maxTimer) maxTimer = setTimeout(() => {
				if (timer) _clearTimeout(timer);
				maxTimer = void 0;
				_pending.value = false;
				resolve(lastInvoker());
			}, maxDuration);
			timer = setTimeout(() => {
				if (maxTimer) _clearTimeout(maxTimer);
				maxTimer = void 0;
				_pending.value = false;
				resolve(invoke());
			}, duration);
		});
	};
	return Object.assign(handler, {
		cancel: () => {
			if (timer) {
				_clearTimeout(timer);
				timer = void 0;
			}
			if (maxTimer) {
				_clearTimeout(maxTimer);
				maxTimer = void 0;
			}
			_pending.value = false;
			lastResolve = noop;
		},
		flush: () => {
			if (_pending.value) {
				if (timer) {
					clearTimeout(timer);
					timer = void 0;
				}
				if (maxTimer) {
					clearTimeout(maxTimer);
					maxTimer = void 0;
				}
				_pending.value = false;
				const resolve = lastResolve;
				lastRejector = noop;
				lastResolve = noop;
				resolve(lastInvoker());
			}
		},
		isPending: shallowReadonly(_pending)
	});
}
function throttleFilter(...args) {
	let lastExec = 0;
	let timer;
	let isLeading = true;
	let lastRejector = noop;
	let lastValue;
	let ms;
	let trailing;
	let leading;
	let rejectOnCancel;
	if (!isRef(args[0]) && typeof args[0] === "object") ({delay: ms, trailing = true, leading = true, rejectOnCancel = false} = args[0]);
	else [ms, trailing = true, leading = true, rejectOnCancel = false] = args;
	const clear = () => {
		if (timer) {
			clearTimeout(timer);
			timer = void 0;
			lastRejector();
			lastRejector = noop;
		}
	};
	const filter = (_invoke) => {
		const duration = toValue(ms);
		const elapsed = Date.now() - lastExec;
		const invoke = () => {
			return lastValue = _invoke();
		};
		clear();
		if (duration <= 0) {
			lastExec = Date.now();
			return invoke();
		}
		if (elapsed > duration) {
			lastExec = Date.now();
			if (leading || !isLeading) invoke();
		} else if (trailing) lastValue = new Promise((resolve, reject) => {
			lastRejector = rejectOnCancel ? reject : resolve;
			timer = setTimeout(() => {
				lastExec = Date.now();
				isLeading = true;
				resolve(invoke());
				clear();
			}, Math.max(0, duration - elapsed));
		});
		if (!leading && !timer) timer = setTimeout(() => isLeading = true, duration);
		isLeading = false;
		return lastValue;
	};
	return filter;
}
/**
* EventFilter that gives extra controls to pause and resume the filter
*
* @param extendFilter  Extra filter to apply when the PausableFilter is active, default to none
* @param options Options to configure the filter
*/
function pausableFilter(extendFilter = bypassFilter, options = {}) {
	const { initialState = "active" } = options;
	const isActive = toRef$2(initialState === "active");
	function pause() {
		isActive.value = false;
	}
	function resume() {
		isActive.value = true;
	}
	const eventFilter = (...args) => {
		if (isActive.value) extendFilter(...args);
	};
	return {
		isActive: shallowReadonly(isActive),
		pause,
		resume,
		eventFilter
	};
}
/**
* Get a px value for SSR use, do not rely on this method outside of SSR as REM unit is assumed at 16px, which might not be the case on the client
*/
function pxValue(px) {
	return px.endsWith("rem") ? Number.parseFloat(px) * 16 : Number.parseFloat(px);
}
function toArray(value) {
	return Array.isArray(value) ? value : [value];
}
function getLifeCycleTarget(target) {
	return target || getCurrentInstance();
}
/**
* Debounce execution of a function.
*
* @see https://vueuse.org/useDebounceFn
* @param  fn          A function to be executed after delay milliseconds debounced.
* @param  ms          A zero-or-greater delay in milliseconds. For event callbacks, values around 100 or 250 (or even higher) are most useful.
* @param  options     Options
*
* @return A new, debounced, function with isPending, cancel, and flush properties.
*/
function useDebounceFn(fn, ms = 200, options = {}) {
	return createFilterWrapper(debounceFilter(ms, options), fn);
}
/**
* Throttle execution of a function. Especially useful for rate limiting
* execution of handlers on events like resize and scroll.
*
* @param   fn             A function to be executed after delay milliseconds. The `this` context and all arguments are passed through, as-is,
*                                    to `callback` when the throttled-function is executed.
* @param   ms             A zero-or-greater delay in milliseconds. For event callbacks, values around 100 or 250 (or even higher) are most useful.
*                                    (default value: 200)
*
* @param [trailing] if true, call fn again after the time is up (default value: false)
*
* @param [leading] if true, call fn on the leading edge of the ms timeout (default value: true)
*
* @param [rejectOnCancel] if true, reject the last call if it's been cancel (default value: false)
*
* @return  A new, throttled, function.
*
* @__NO_SIDE_EFFECTS__
*/
function useThrottleFn(fn, ms = 200, trailing = false, leading = true, rejectOnCancel = false) {
	return createFilterWrapper(throttleFilter(ms, trailing, leading, rejectOnCancel), fn);
}
function watchWithFilter(source, cb, options = {}) {
	const { eventFilter = bypassFilter, ...watchOptions } = options;
	return watch(source, createFilterWrapper(eventFilter, cb), watchOptions);
}
/** @deprecated Use Vue's built-in `watch` instead. This function will be removed in future version. */
function watchPausable(source, cb, options = {}) {
	const { eventFilter: filter, initialState = "active", ...watchOptions } = options;
	const { eventFilter, pause, resume, isActive } = pausableFilter(filter, { initialState });
	return {
		stop: watchWithFilter(source, cb, {
			...watchOptions,
			eventFilter
		}),
		pause,
		resume,
		isActive
	};
}
/**
* Call onMounted() if it's inside a component lifecycle, if not, just call the function
*
* @param fn
* @param sync if set to false, it will run in the nextTick() of Vue
* @param target
*/
function tryOnMounted(fn, sync = true, target) {
	if (getLifeCycleTarget(target)) onMounted(fn, target);
	else if (sync) fn();
	else nextTick(fn);
}
/**
* Call onUnmounted() if it's inside a component lifecycle, if not, do nothing
*
* @param fn
* @param target
*/
function tryOnUnmounted(fn, target) {
	if (getLifeCycleTarget(target)) onUnmounted(fn, target);
}
function watchDebounced(source, cb, options = {}) {
	const { debounce = 0, maxWait = void 0, ...watchOptions } = options;
	return watchWithFilter(source, cb, {
		...watchOptions,
		eventFilter: debounceFilter(debounce, { maxWait })
	});
}
/**
* Shorthand for watching value with {immediate: true}
*
* @see https://vueuse.org/watchImmediate
*/
function watchImmediate(source, cb, options) {
	return watch(source, cb, {
		...options,
		immediate: true
	});
}
function whenever(source, cb, options) {
	const stop = watch(source, (v, ov, onInvalidate) => {
		if (v) {
			if (options === null || options === void 0 ? void 0 : options.once) nextTick(() => stop());
			cb(v, ov, onInvalidate);
		}
	}, {
		...options,
		once: false
	});
	return stop;
}
// ../../node_modules/.pnpm/@vueuse+core@14.4.0_vue@3.5.45_typescript@6.0.3_/node_modules/@vueuse/core/dist/index.js
function computedAsync(evaluationCallback, initialState, optionsOrRef) {
	var _globalThis$reportErr;
	let options;
	if (isRef(optionsOrRef)) options = { evaluating: optionsOrRef };
	else options = optionsOrRef || {};
	const { lazy = false, flush = "sync", evaluating = void 0, shallow = true, onError = (_globalThis$reportErr = globalThis.reportError) !== null && _globalThis$reportErr !== void 0 ? _globalThis$reportErr : noop } = options;
	const started = shallowRef(!lazy);
	const current = shallow ? shallowRef(initialState) : ref(initialState);
	let counter = 0;
	watchEffect(async (onInvalidate) => {
		if (!started.value) return;
		counter++;
		const counterAtBeginning = counter;
		let hasFinished = false;
		if (evaluating) Promise.resolve().then(() => {
			evaluating.value = true;
		});
		try {
			const result = await evaluationCallback((cancelCallback) => {
				onInvalidate(() => {
					if (evaluating) evaluating.value = false;
					if (!hasFinished) cancelCallback();
				});
			});
			if (counterAtBeginning === counter) current.value = result;
		} catch (e) {
			onError(e);
		} finally {
			if (evaluating && counterAtBeginning === counter) evaluating.value = false;
			hasFinished = true;
		}
	}, { flush });
	if (lazy) return computed(() => {
		started.value = true;
		return current.value;
	});
	else return current;
}
var defaultWindow = isClient ? window : void 0;
isClient && window.document;
isClient && window.navigator;
isClient && window.location;
/**
* Get the dom element of a ref of element or Vue component instance
*
* @param elRef
*/
function unrefElement(elRef) {
	var _$el;
	const plain = toValue(elRef);
	return (_$el = plain === null || plain === void 0 ? void 0 : plain.$el) !== null && _$el !== void 0 ? _$el : plain;
}
function useEventListener(...args) {
	const register = (el, event, listener, options) => {
		el.addEventListener(event, listener, options);
		return () => el.removeEventListener(event, listener, options);
	};
	const firstParamTargets = computed(() => {
		const test = toArray(toValue(args[0])).filter((e) => e != null);
		return test.every((e) => typeof e !== "string") ? test : void 0;
	});
	return watchImmediate(() => {
		var _firstParamTargets$va, _firstParamTargets$va2;
		return [
			(_firstParamTargets$va = (_firstParamTargets$va2 = firstParamTargets.value) === null || _firstParamTargets$va2 === void 0 ? void 0 : _firstParamTargets$va2.map((e) => unrefElement(e))) !== null && _firstParamTargets$va !== void 0 ? _firstParamTargets$va : [defaultWindow].filter((e) => e != null),
			toArray(toValue(firstParamTargets.value ? args[1] : args[0])),
			toArray(unref(firstParamTargets.value ? args[2] : args[1])),
			toValue(firstParamTargets.value ? args[3] : args[2])
		];
	}, ([raw_targets, raw_events, raw_listeners, raw_options], _, onCleanup) => {
		if (!(raw_targets === null || raw_targets === void 0 ? void 0 : raw_targets.length) || !(raw_events === null || raw_events === void 0 ? void 0 : raw_events.length) || !(raw_listeners === null || raw_listeners === void 0 ? void 0 : raw_listeners.length)) return;
		const optionsClone = isObject(raw_options) ? { ...raw_options } : raw_options;
		const cleanups = raw_targets.flatMap((el) => raw_events.flatMap((event) => raw_listeners.map((listener) => register(el, event, listener, optionsClone))));
		onCleanup(() => {
			cleanups.forEach((fn) => fn());
		});
	}, { flush: "post" });
}
/**
* Mounted state in ref.
*
* @see https://vueuse.org/useMounted
*
* @__NO_SIDE_EFFECTS__
*/
function useMounted() {
	const isMounted = shallowRef(false);
	const instance = getCurrentInstance();
	if (instance) onMounted(() => {
		isMounted.value = true;
	}, instance);
	return isMounted;
}
/* @__NO_SIDE_EFFECTS__ */
function useSupported(callback) {
	const isMounted = useMounted();
	return computed(() => {
		isMounted.value;
		return Boolean(callback());
	});
}
/**
* Watch for changes being made to the DOM tree.
*
* @see https://vueuse.org/useMutationObserver
* @see https://developer.mozilla.org/en-US/docs/Web/API/MutationObserver MutationObserver MDN
* @param target
* @param callback
* @param options
*/
function useMutationObserver(target, callback, options = {}) {
	const { window = defaultWindow, ...mutationOptions } = options;
	let observer;
	const isSupported = /* @__PURE__ */ useSupported(() => window && "MutationObserver" in window);
	const cleanup = () => {
		if (observer) {
			observer.disconnect();
			observer = void 0;
		}
	};
	const stopWatch = watch(computed(() => {
		const items = toArray(toValue(target)).map(unrefElement).filter(notNullish);
		return new Set(items);
	}), (newTargets) => {
		cleanup();
		if (isSupported.value && newTargets.size) {
			observer = new MutationObserver(callback);
			newTargets.forEach((el) => observer.observe(el, mutationOptions));
		}
	}, {
		immediate: true,
		flush: "post"
	});
	const takeRecords = () => {
		return observer === null || observer === void 0 ? void 0 : observer.takeRecords();
	};
	const stop = () => {
		stopWatch();
		cleanup();
	};
	tryOnScopeDispose(stop);
	return {
		isSupported,
		stop,
		takeRecords
	};
}
function createKeyPredicate(keyFilter) {
	if (typeof keyFilter === "function") return keyFilter;
	else if (typeof keyFilter === "string") return (event) => event.key === keyFilter;
	else if (Array.isArray(keyFilter)) return (event) => keyFilter.includes(event.key);
	return () => true;
}
function onKeyStroke(...args) {
	let key;
	let handler;
	let options = {};
	if (args.length === 3) {
		key = args[0];
		handler = args[1];
		options = args[2];
	} else if (args.length === 2) if (typeof args[1] === "object") {
		key = true;
		handler = args[0];
		options = args[1];
	} else {
		key = args[0];
		handler = args[1];
	}
	else {
		key = true;
		handler = args[0];
	}
	const { target = defaultWindow, eventName = "keydown", passive = false, dedupe = false } = options;
	const predicate = createKeyPredicate(key);
	const listener = (e) => {
		if (e.repeat && toValue(dedupe)) return;
		if (predicate(e)) handler(e);
	};
	return useEventListener(target, eventName, listener, passive);
}
var ssrWidthSymbol = Symbol("vueuse-ssr-width");
/* @__NO_SIDE_EFFECTS__ */
function useSSRWidth() {
	const ssrWidth = hasInjectionContext() ? injectLocal(ssrWidthSymbol, null) : null;
	return typeof ssrWidth === "number" ? ssrWidth : void 0;
}
/**
* Reactive Media Query.
*
* @see https://vueuse.org/useMediaQuery
* @param query
* @param options
*/
function useMediaQuery(query, options = {}) {
	const { window = defaultWindow, ssrWidth = /* @__PURE__ */ useSSRWidth() } = options;
	const isSupported = /* @__PURE__ */ useSupported(() => window && "matchMedia" in window && typeof window.matchMedia === "function");
	const ssrSupport = shallowRef(typeof ssrWidth === "number");
	const mediaQuery = shallowRef();
	const matches = shallowRef(false);
	const handler = (event) => {
		matches.value = event.matches;
	};
	watchEffect(() => {
		if (ssrSupport.value) {
			ssrSupport.value = !isSupported.value;
			const queryStrings = toValue(query).split(",");
			matches.value = queryStrings.some((queryString) => {
				const not = queryString.includes("not all");
				const minWidth = queryString.match(/\(\s*min-width:\s*(-?\d+(?:\.\d*)?[a-z]+\s*)\)/);
				const maxWidth = queryString.match(/\(\s*max-width:\s*(-?\d+(?:\.\d*)?[a-z]+\s*)\)/);
				let res = Boolean(minWidth || maxWidth);
				if (minWidth && res) res = ssrWidth >= pxValue(minWidth[1]);
				if (maxWidth && res) res = ssrWidth <= pxValue(maxWidth[1]);
				return not ? !res : res;
			});
			return;
		}
		if (!isSupported.value) return;
		mediaQuery.value = window.matchMedia(toValue(query));
		matches.value = mediaQuery.value.matches;
	});
	useEventListener(mediaQuery, "change", handler, { passive: true });
	return computed(() => matches.value);
}
var _global = typeof globalThis !== "undefined" ? globalThis : typeof window !== "undefined" ? window : typeof global !== "undefined" ? global : typeof self !== "undefined" ? self : {};
var globalKey = "__vueuse_ssr_handlers__";
var handlers = /* #__PURE__ */ getHandlers();
function getHandlers() {
	if (!(globalKey in _global)) _global[globalKey] = _global[globalKey] || {};
	return _global[globalKey];
}
function getSSRHandler(key, fallback) {
	return handlers[key] || fallback;
}
/**
* Reactive dark theme preference.
*
* @see https://vueuse.org/usePreferredDark
* @param [options]
*
* @__NO_SIDE_EFFECTS__
*/
function usePreferredDark(options) {
	return useMediaQuery("(prefers-color-scheme: dark)", options);
}
function guessSerializerType(rawInit) {
	return rawInit == null ? "any" : rawInit instanceof Set ? "set" : rawInit instanceof Map ? "map" : rawInit instanceof Date ? "date" : typeof rawInit === "boolean" ? "boolean" : typeof rawInit === "string" ? "string" : typeof rawInit === "object" ? "object" : !Number.isNaN(rawInit) ? "number" : "any";
}
var StorageSerializers = {
	boolean: {
		read: (v) => v === "true",
		write: (v) => String(v)
	},
	object: {
		read: (v) => JSON.parse(v),
		write: (v) => JSON.stringify(v)
	},
	number: {
		read: (v) => Number.parseFloat(v),
		write: (v) => String(v)
	},
	any: {
		read: (v) => v,
		write: (v) => String(v)
	},
	string: {
		read: (v) => v,
		write: (v) => String(v)
	},
	map: {
		read: (v) => new Map(JSON.parse(v)),
		write: (v) => JSON.stringify(Array.from(v.entries()))
	},
	set: {
		read: (v) => new Set(JSON.parse(v)),
		write: (v) => JSON.stringify(Array.from(v))
	},
	date: {
		read: (v) => new Date(v),
		write: (v) => v.toISOString()
	}
};
var customStorageEventName = "vueuse-storage";
/**
* Reactive LocalStorage/SessionStorage.
*
* @see https://vueuse.org/useStorage
*/
function useStorage(key, defaults, storage, options = {}) {
	var _options$serializer;
	const { flush = "pre", deep = true, listenToStorageChanges = true, writeDefaults = true, mergeDefaults = false, shallow, window = defaultWindow, eventFilter, onError = (e) => {
		console.error(e);
	}, initOnMounted } = options;
	const data = (shallow ? shallowRef : ref)(typeof defaults === "function" ? defaults() : defaults);
	const keyComputed = computed(() => toValue(key));
	if (!storage) try {
		storage = getSSRHandler("getDefaultStorage", () => defaultWindow === null || defaultWindow === void 0 ? void 0 : defaultWindow.localStorage)();
	} catch (e) {
		onError(e);
	}
	if (!storage) return data;
	const rawInit = toValue(defaults);
	const type = guessSerializerType(rawInit);
	const serializer = (_options$serializer = options.serializer) !== null && _options$serializer !== void 0 ? _options$serializer : StorageSerializers[type];
	const { pause: pauseWatch, resume: resumeWatch } = watchPausable(data, (newValue) => write(newValue), {
		flush,
		deep,
		eventFilter
	});
	watch(keyComputed, () => update(), { flush });
	let firstMounted = false;
	const onStorageEvent = (ev) => {
		if (initOnMounted && !firstMounted) return;
		update(ev);
	};
	const onStorageCustomEvent = (ev) => {
		if (initOnMounted && !firstMounted) return;
		updateFromCustomEvent(ev);
	};
	/**
	* The custom event is needed for same-document syncing when using custom
	* storage backends, but it doesn't work across different documents.
	*
	* TODO: Consider implementing a BroadcastChannel-based solution that fixes this.
	*/
	if (window && listenToStorageChanges) if (storage instanceof Storage) useEventListener(window, "storage", onStorageEvent, { passive: true });
	else useEventListener(window, customStorageEventName, onStorageCustomEvent);
	if (initOnMounted) tryOnMounted(() => {
		firstMounted = true;
		update();
	});
	else update();
	function dispatchWriteEvent(oldValue, newValue) {
		if (window) {
			const payload = {
				key: keyComputed.value,
				oldValue,
				newValue,
				storageArea: storage
			};
			window.dispatchEvent(storage instanceof Storage ? new StorageEvent("storage", payload) : new CustomEvent(customStorageEventName, { detail: payload }));
		}
	}
	function write(v) {
		try {
			const oldValue = storage.getItem(keyComputed.value);
			if (v == null) {
				dispatchWriteEvent(oldValue, null);
				storage.removeItem(keyComputed.value);
			} else {
				const serialized = serializer.write(v);
				if (oldValue !== serialized) {
					storage.setItem(keyComputed.value, serialized);
					dispatchWriteEvent(oldValue, serialized);
				}
			}
		} catch (e) {
			onError(e);
		}
	}
	function read(event) {
		const rawValue = event ? event.newValue : storage.getItem(keyComputed.value);
		if (rawValue == null) {
			if (writeDefaults && rawInit != null) storage.setItem(keyComputed.value, serializer.write(rawInit));
			return rawInit;
		} else if (!event && mergeDefaults) {
			const value = serializer.read(rawValue);
			if (typeof mergeDefaults === "function") return mergeDefaults(value, rawInit);
			else if (type === "object" && !Array.isArray(value)) return {
				...rawInit,
				...value
			};
			return value;
		} else if (typeof rawValue !== "string") return rawValue;
		else return serializer.read(rawValue);
	}
	function update(event) {
		if (event && event.storageArea !== storage) return;
		if (event && event.key == null) {
			data.value = rawInit;
			return;
		}
		if (event && event.key !== keyComputed.value) return;
		pauseWatch();
		try {
			const serializedData = serializer.write(data.value);
			if (event === void 0 || (event === null || event === void 0 ? void 0 : event.newValue) !== serializedData) data.value = read(event);
		} catch (e) {
			onError(e);
		} finally {
			if (event) nextTick(resumeWatch);
			else resumeWatch();
		}
	}
	function updateFromCustomEvent(event) {
		update(event.detail);
	}
	return data;
}
var CSS_DISABLE_TRANS = "*,*::before,*::after{-webkit-transition:none!important;-moz-transition:none!important;-o-transition:none!important;-ms-transition:none!important;transition:none!important}";
/**
* Reactive color mode with auto data persistence.
*
* @see https://vueuse.org/useColorMode
* @param options
*/
function useColorMode(options = {}) {
	const { selector = "html", attribute = "class", initialValue = "auto", window = defaultWindow, storage, storageKey = "vueuse-color-scheme", listenToStorageChanges = true, storageRef, emitAuto, disableTransition = true } = options;
	const modes = {
		auto: "",
		light: "light",
		dark: "dark",
		...options.modes || {}
	};
	const preferredDark = usePreferredDark({ window });
	const system = computed(() => preferredDark.value ? "dark" : "light");
	const store = storageRef || (storageKey == null ? toRef$2(initialValue) : useStorage(storageKey, initialValue, storage, {
		window,
		listenToStorageChanges
	}));
	const state = computed(() => store.value === "auto" ? system.value : store.value);
	const updateHTMLAttrs = getSSRHandler("updateHTMLAttrs", (selector, attribute, value) => {
		const el = typeof selector === "string" ? window === null || window === void 0 ? void 0 : window.document.querySelector(selector) : unrefElement(selector);
		if (!el) return;
		const classesToAdd = /* @__PURE__ */ new Set();
		const classesToRemove = /* @__PURE__ */ new Set();
		let attributeToChange = null;
		if (attribute === "class") {
			const current = value.split(/\s/g);
			Object.values(modes).flatMap((i) => (i || "").split(/\s/g)).filter(Boolean).forEach((v) => {
				if (current.includes(v)) classesToAdd.add(v);
				else classesToRemove.add(v);
			});
		} else attributeToChange = {
			key: attribute,
			value
		};
		if (classesToAdd.size === 0 && classesToRemove.size === 0 && attributeToChange === null) return;
		let style;
		if (disableTransition) {
			style = window.document.createElement("style");
			style.appendChild(document.createTextNode(CSS_DISABLE_TRANS));
			window.document.head.appendChild(style);
		}
		for (const c of classesToAdd) el.classList.add(c);
		for (const c of classesToRemove) el.classList.remove(c);
		if (attributeToChange) el.setAttribute(attributeToChange.key, attributeToChange.value);
		if (disableTransition) {
			window.getComputedStyle(style).opacity;
			document.head.removeChild(style);
		}
	});
	function defaultOnChanged(mode) {
		var _modes$mode;
		updateHTMLAttrs(selector, attribute, (_modes$mode = modes[mode]) !== null && _modes$mode !== void 0 ? _modes$mode : mode);
	}
	function onChanged(mode) {
		if (options.onChanged) options.onChanged(mode, defaultOnChanged);
		else defaultOnChanged(mode);
	}
	watch(state, onChanged, {
		flush: "post",
		immediate: true
	});
	tryOnMounted(() => onChanged(state.value));
	const auto = computed({
		get() {
			return emitAuto ? store.value : state.value;
		},
		set(v) {
			store.value = v;
		}
	});
	return Object.assign(auto, {
		store,
		system,
		state
	});
}
/**
* Reactive dark mode with auto data persistence.
*
* @see https://vueuse.org/useDark
* @param options
*/
function useDark(options = {}) {
	const { valueDark = "dark", valueLight = "" } = options;
	const mode = useColorMode({
		...options,
		onChanged: (mode, defaultHandler) => {
			var _options$onChanged;
			if (options.onChanged) (_options$onChanged = options.onChanged) === null || _options$onChanged === void 0 || _options$onChanged.call(options, mode === "dark", defaultHandler, mode);
			else defaultHandler(mode);
		},
		modes: {
			dark: valueDark,
			light: valueLight
		}
	});
	const system = computed(() => mode.system.value);
	return computed({
		get() {
			return mode.value === "dark";
		},
		set(v) {
			const modeVal = v ? "dark" : "light";
			if (system.value === modeVal) mode.value = "auto";
			else mode.value = modeVal;
		}
	});
}
/**
* We have to check if the scroll amount is close enough to some threshold in order to
* more accurately calculate arrivedState. This is because scrollTop/scrollLeft are non-rounded
* numbers, while scrollHeight/scrollWidth and clientHeight/clientWidth are rounded.
* https://developer.mozilla.org/en-US/docs/Web/API/Element/scrollHeight#determine_if_an_element_has_been_totally_scrolled
*/
var ARRIVED_STATE_THRESHOLD_PIXELS = 1;
/**
* Reactive scroll.
*
* @see https://vueuse.org/useScroll
* @param element
* @param options
*/
function useScroll(element, options = {}) {
	const { throttle = 0, idle = 200, onStop = noop, onScroll = noop, offset = {
		left: 0,
		right: 0,
		top: 0,
		bottom: 0
	}, observe: _observe = { mutation: false }, eventListenerOptions = {
		capture: false,
		passive: true
	}, behavior = "auto", window = defaultWindow, onError = (e) => {
		console.error(e);
	} } = options;
	const observe = typeof _observe === "boolean" ? { mutation: _observe } : _observe;
	const internalX = shallowRef(0);
	const internalY = shallowRef(0);
	const x = computed({
		get() {
			return internalX.value;
		},
		set(x) {
			scrollTo(x, void 0);
		}
	});
	const y = computed({
		get() {
			return internalY.value;
		},
		set(y) {
			scrollTo(void 0, y);
		}
	});
	function scrollTo(_x, _y) {
		var _ref, _toValue, _toValue2, _document;
		if (!window) return;
		const _element = toValue(element);
		if (!_element) return;
		(_ref = _element instanceof Document ? window.document.body : _element) === null || _ref === void 0 || _ref.scrollTo({
			top: (_toValue = toValue(_y)) !== null && _toValue !== void 0 ? _toValue : y.value,
			left: (_toValue2 = toValue(_x)) !== null && _toValue2 !== void 0 ? _toValue2 : x.value,
			behavior: toValue(behavior)
		});
		const scrollContainer = (_element === null || _element === void 0 || (_document = _element.document) === null || _document === void 0 ? void 0 : _document.documentElement) || (_element === null || _element === void 0 ? void 0 : _element.documentElement) || _element;
		if (x != null) internalX.value = scrollContainer.scrollLeft;
		if (y != null) internalY.value = scrollContainer.scrollTop;
	}
	const isScrolling = shallowRef(false);
	const arrivedState = reactive({
		left: true,
		right: false,
		top: true,
		bottom: false
	});
	const directions = reactive({
		left: false,
		right: false,
		top: false,
		bottom: false
	});
	const onScrollEnd = (e) => {
		if (!isScrolling.value) return;
		isScrolling.value = false;
		directions.left = false;
		directions.right = false;
		directions.top = false;
		directions.bottom = false;
		onStop(e);
	};
	const onScrollEndDebounced = useDebounceFn(onScrollEnd, throttle + idle);
	const setArrivedState = (target) => {
		var _document2;
		if (!window) return;
		const el = (target === null || target === void 0 || (_document2 = target.document) === null || _document2 === void 0 ? void 0 : _document2.documentElement) || (target === null || target === void 0 ? void 0 : target.documentElement) || unrefElement(target);
		const { display, flexDirection, direction } = window.getComputedStyle(el);
		const directionMultipler = direction === "rtl" ? -1 : 1;
		const scrollLeft = el.scrollLeft;
		directions.left = scrollLeft < internalX.value;
		directions.right = scrollLeft > internalX.value;
		const left = Math.abs(scrollLeft * directionMultipler) <= (offset.left || 0);
		const right = Math.abs(scrollLeft * directionMultipler) + el.clientWidth >= el.scrollWidth - (offset.right || 0) - ARRIVED_STATE_THRESHOLD_PIXELS;
		if (display === "flex" && flexDirection === "row-reverse") {
			arrivedState.left = right;
			arrivedState.right = left;
		} else {
			arrivedState.left = left;
			arrivedState.right = right;
		}
		internalX.value = scrollLeft;
		let scrollTop = el.scrollTop;
		if (target === window.document && !scrollTop) scrollTop = window.document.body.scrollTop;
		directions.top = scrollTop < internalY.value;
		directions.bottom = scrollTop > internalY.value;
		const top = Math.abs(scrollTop) <= (offset.top || 0);
		const bottom = Math.abs(scrollTop) + el.clientHeight >= el.scrollHeight - (offset.bottom || 0) - ARRIVED_STATE_THRESHOLD_PIXELS;
		/**
		* reverse columns and rows behave exactly the other way around,
		* bottom is treated as top and top is treated as the negative version of bottom
		*/
		if (display === "flex" && flexDirection === "column-reverse") {
			arrivedState.top = bottom;
			arrivedState.bottom = top;
		} else {
			arrivedState.top = top;
			arrivedState.bottom = bottom;
		}
		internalY.value = scrollTop;
	};
	const onScrollHandler = (e) => {
		var _documentElement;
		if (!window) return;
		const eventTarget = (_documentElement = e.target.documentElement) !== null && _documentElement !== void 0 ? _documentElement : e.target;
		setArrivedState(eventTarget);
		isScrolling.value = true;
		onScrollEndDebounced(e);
		onScroll(e);
	};
	useEventListener(element, "scroll", throttle ? useThrottleFn(onScrollHandler, throttle, true, false) : onScrollHandler, eventListenerOptions);
	tryOnMounted(() => {
		try {
			const _element = toValue(element);
			if (!_element) return;
			setArrivedState(_element);
		} catch (e) {
			onError(e);
		}
	});
	if ((observe === null || observe === void 0 ? void 0 : observe.mutation) && element != null && element !== window && element !== document) useMutationObserver(element, () => {
		const _element = toValue(element);
		if (!_element) return;
		setArrivedState(_element);
	}, {
		attributes: true,
		childList: true,
		subtree: true
	});
	useEventListener(element, "scrollend", onScrollEnd, eventListenerOptions);
	return {
		x,
		y,
		isScrolling,
		arrivedState,
		directions,
		measure() {
			const _element = toValue(element);
			if (window && _element) setArrivedState(_element);
		}
	};
}
/**
* Reactive LocalStorage.
*
* @see https://vueuse.org/useLocalStorage
* @param key
* @param initialValue
* @param options
*/
function useLocalStorage(key, initialValue, options = {}) {
	const { window = defaultWindow } = options;
	return useStorage(key, initialValue, window === null || window === void 0 ? void 0 : window.localStorage, options);
}
/**
*
* Reactive useNavigatorLanguage
*
* Detects the currently selected user language and returns a reactive language
* @see https://vueuse.org/useNavigatorLanguage
*
* @__NO_SIDE_EFFECTS__
*/
function useNavigatorLanguage(options = {}) {
	const { window = defaultWindow } = options;
	const navigator = window === null || window === void 0 ? void 0 : window.navigator;
	const isSupported = /* @__PURE__ */ useSupported(() => navigator && "language" in navigator);
	const language = shallowRef(navigator === null || navigator === void 0 ? void 0 : navigator.language);
	useEventListener(window, "languagechange", () => {
		if (navigator) language.value = navigator.language;
	}, { passive: true });
	return {
		isSupported,
		language
	};
}
/**
* Reactive SessionStorage.
*
* @see https://vueuse.org/useSessionStorage
* @param key
* @param initialValue
* @param options
*/
function useSessionStorage(key, initialValue, options = {}) {
	const { window = defaultWindow } = options;
	return useStorage(key, initialValue, window === null || window === void 0 ? void 0 : window.sessionStorage, options);
}
/**
* Reactive window scroll.
*
* @see https://vueuse.org/useWindowScroll
* @param options
*/
function useWindowScroll(options = {}) {
	const { window = defaultWindow, ...rest } = options;
	return useScroll(window, rest);
}
// ../../../../@siteData
var _siteData_default = JSON.parse("{\"lang\":\"en-GB\",\"dir\":\"ltr\",\"title\":\"entk\",\"description\":\"Finds the features of a trained neural network through its empirical neural tangent kernel.\",\"base\":\"/\",\"head\":[],\"router\":{\"prefetchLinks\":true},\"appearance\":true,\"themeConfig\":{\"nav\":[{\"text\":\"Guides\",\"link\":\"/guides/getting-started\",\"activeMatch\":\"/guides/\"},{\"text\":\"Live\",\"link\":\"/live/superposition\",\"activeMatch\":\"/live/\"},{\"text\":\"The paper\",\"link\":\"/paper/\",\"activeMatch\":\"/paper/|/gallery\"},{\"text\":\"API\",\"link\":\"/api/\",\"activeMatch\":\"/api/\"}],\"sidebar\":{\"/\":[{\"text\":\"Guides\",\"items\":[{\"text\":\"Getting started\",\"link\":\"/guides/getting-started\"},{\"text\":\"Install one package\",\"link\":\"/guides/one-package\"},{\"text\":\"Compose a pipeline\",\"link\":\"/guides/pipeline\"},{\"text\":\"Bring your own weights\",\"link\":\"/guides/your-weights\"},{\"text\":\"Read a spectrum honestly\",\"link\":\"/guides/read-a-spectrum\"},{\"text\":\"Write a layer\",\"link\":\"/guides/write-a-layer\"},{\"text\":\"Predict with the kernel\",\"link\":\"/guides/predict\"}]},{\"text\":\"Live\",\"items\":[{\"text\":\"Superposition\",\"link\":\"/live/superposition\"},{\"text\":\"Grokking\",\"link\":\"/live/grokking\"},{\"text\":\"Your own network\",\"link\":\"/live/your-network\"}]},{\"text\":\"The paper, figure by figure\",\"items\":[{\"text\":\"Claims and numbers\",\"link\":\"/paper/\"},{\"text\":\"Figure 1: superposition\",\"link\":\"/paper/superposition\"},{\"text\":\"Figures 2 to 5: grokking\",\"link\":\"/paper/modular-addition\"},{\"text\":\"What we add\",\"link\":\"/paper/additions\"},{\"text\":\"Gallery\",\"link\":\"/gallery\"}]}],\"/api/\":[{\"text\":\"Packages\",\"items\":[{\"text\":\"@entk/core\",\"link\":\"/api/core/\"},{\"text\":\"@entk/linalg\",\"link\":\"/api/linalg/\"},{\"text\":\"@entk/spectral\",\"link\":\"/api/spectral/\"},{\"text\":\"@entk/datasets\",\"link\":\"/api/datasets/\"},{\"text\":\"@entk/models\",\"link\":\"/api/models/\"},{\"text\":\"@entk/jacobians\",\"link\":\"/api/jacobians/\"},{\"text\":\"@entk/kernels\",\"link\":\"/api/kernels/\"},{\"text\":\"@entk/rotation\",\"link\":\"/api/rotation/\"},{\"text\":\"@entk/alignment\",\"link\":\"/api/alignment/\"},{\"text\":\"@entk/figures\",\"link\":\"/api/figures/\"}]}],\"/api/core/\":[{\"text\":\"Packages\",\"items\":[{\"text\":\"@entk/core\",\"link\":\"/api/core/\",\"items\":[{\"text\":\"Functions\",\"collapsed\":false,\"items\":[{\"text\":\"breathe\",\"link\":\"/api/core/functions/breathe\"},{\"text\":\"bytesText\",\"link\":\"/api/core/functions/bytesText\"},{\"text\":\"createRandom\",\"link\":\"/api/core/functions/createRandom\"},{\"text\":\"identityMatrix\",\"link\":\"/api/core/functions/identityMatrix\"},{\"text\":\"ndArray\",\"link\":\"/api/core/functions/ndArray\"},{\"text\":\"requireFinite\",\"link\":\"/api/core/functions/requireFinite\"},{\"text\":\"requireInteger\",\"link\":\"/api/core/functions/requireInteger\"},{\"text\":\"requireMemory\",\"link\":\"/api/core/functions/requireMemory\"},{\"text\":\"requireNumber\",\"link\":\"/api/core/functions/requireNumber\"},{\"text\":\"requireOneOf\",\"link\":\"/api/core/functions/requireOneOf\"},{\"text\":\"requireSameExtent\",\"link\":\"/api/core/functions/requireSameExtent\"},{\"text\":\"shapeText\",\"link\":\"/api/core/functions/shapeText\"},{\"text\":\"sizeOf\",\"link\":\"/api/core/functions/sizeOf\"}]},{\"text\":\"Classes\",\"collapsed\":true,\"items\":[{\"text\":\"DenseMatrix\",\"link\":\"/api/core/classes/DenseMatrix\"},{\"text\":\"EntkError\",\"link\":\"/api/core/classes/EntkError\"},{\"text\":\"FileFormatError\",\"link\":\"/api/core/classes/FileFormatError\"},{\"text\":\"MemoryBudgetError\",\"link\":\"/api/core/classes/MemoryBudgetError\"},{\"text\":\"MisuseError\",\"link\":\"/api/core/classes/MisuseError\"},{\"text\":\"NonFiniteError\",\"link\":\"/api/core/classes/NonFiniteError\"},{\"text\":\"ShapeError\",\"link\":\"/api/core/classes/ShapeError\"}]},{\"text\":\"Interfaces\",\"collapsed\":true,\"items\":[{\"text\":\"Bounds\",\"link\":\"/api/core/interfaces/Bounds\"},{\"text\":\"FeatureFamily\",\"link\":\"/api/core/interfaces/FeatureFamily\"},{\"text\":\"Misuse\",\"link\":\"/api/core/interfaces/Misuse\"},{\"text\":\"NdArray\",\"link\":\"/api/core/interfaces/NdArray\"},{\"text\":\"Progress\",\"link\":\"/api/core/interfaces/Progress\"},{\"text\":\"Random\",\"link\":\"/api/core/interfaces/Random\"},{\"text\":\"WorkOptions\",\"link\":\"/api/core/interfaces/WorkOptions\"}]},{\"text\":\"Types\",\"collapsed\":true,\"items\":[{\"text\":\"NumericArray\",\"link\":\"/api/core/type-aliases/NumericArray\"}]},{\"text\":\"Constants\",\"collapsed\":true,\"items\":[{\"text\":\"defaultMemoryBudget\",\"link\":\"/api/core/variables/defaultMemoryBudget\"}]}],\"collapsed\":false},{\"text\":\"@entk/linalg\",\"link\":\"/api/linalg/\"},{\"text\":\"@entk/spectral\",\"link\":\"/api/spectral/\"},{\"text\":\"@entk/datasets\",\"link\":\"/api/datasets/\"},{\"text\":\"@entk/models\",\"link\":\"/api/models/\"},{\"text\":\"@entk/jacobians\",\"link\":\"/api/jacobians/\"},{\"text\":\"@entk/kernels\",\"link\":\"/api/kernels/\"},{\"text\":\"@entk/rotation\",\"link\":\"/api/rotation/\"},{\"text\":\"@entk/alignment\",\"link\":\"/api/alignment/\"},{\"text\":\"@entk/figures\",\"link\":\"/api/figures/\"}]}],\"/api/linalg/\":[{\"text\":\"Packages\",\"items\":[{\"text\":\"@entk/core\",\"link\":\"/api/core/\"},{\"text\":\"@entk/linalg\",\"link\":\"/api/linalg/\",\"items\":[{\"text\":\"Functions\",\"collapsed\":false,\"items\":[{\"text\":\"allowFusedArithmetic\",\"link\":\"/api/linalg/functions/allowFusedArithmetic\"},{\"text\":\"cholesky\",\"link\":\"/api/linalg/functions/cholesky\"},{\"text\":\"choleskySolve\",\"link\":\"/api/linalg/functions/choleskySolve\"},{\"text\":\"columnGram\",\"link\":\"/api/linalg/functions/columnGram\"},{\"text\":\"eigh\",\"link\":\"/api/linalg/functions/eigh\"},{\"text\":\"eighMemory\",\"link\":\"/api/linalg/functions/eighMemory\"},{\"text\":\"gram\",\"link\":\"/api/linalg/functions/gram\"},{\"text\":\"multiply\",\"link\":\"/api/linalg/functions/multiply\"},{\"text\":\"qr\",\"link\":\"/api/linalg/functions/qr\"},{\"text\":\"solveTriangular\",\"link\":\"/api/linalg/functions/solveTriangular\"},{\"text\":\"svd\",\"link\":\"/api/linalg/functions/svd\"},{\"text\":\"svdMemory\",\"link\":\"/api/linalg/functions/svdMemory\"}]},{\"text\":\"Interfaces\",\"collapsed\":true,\"items\":[{\"text\":\"Eigh\",\"link\":\"/api/linalg/interfaces/Eigh\"},{\"text\":\"EighOptions\",\"link\":\"/api/linalg/interfaces/EighOptions\"},{\"text\":\"GramOptions\",\"link\":\"/api/linalg/interfaces/GramOptions\"},{\"text\":\"MultiplyOptions\",\"link\":\"/api/linalg/interfaces/MultiplyOptions\"},{\"text\":\"Qr\",\"link\":\"/api/linalg/interfaces/Qr\"},{\"text\":\"SolveOptions\",\"link\":\"/api/linalg/interfaces/SolveOptions\"},{\"text\":\"Svd\",\"link\":\"/api/linalg/interfaces/Svd\"},{\"text\":\"SvdOptions\",\"link\":\"/api/linalg/interfaces/SvdOptions\"}]},{\"text\":\"Types\",\"collapsed\":true,\"items\":[{\"text\":\"Cholesky\",\"link\":\"/api/linalg/type-aliases/Cholesky\"}]},{\"text\":\"Constants\",\"collapsed\":true,\"items\":[{\"text\":\"symmetryTolerance\",\"link\":\"/api/linalg/variables/symmetryTolerance\"}]}],\"collapsed\":false},{\"text\":\"@entk/spectral\",\"link\":\"/api/spectral/\"},{\"text\":\"@entk/datasets\",\"link\":\"/api/datasets/\"},{\"text\":\"@entk/models\",\"link\":\"/api/models/\"},{\"text\":\"@entk/jacobians\",\"link\":\"/api/jacobians/\"},{\"text\":\"@entk/kernels\",\"link\":\"/api/kernels/\"},{\"text\":\"@entk/rotation\",\"link\":\"/api/rotation/\"},{\"text\":\"@entk/alignment\",\"link\":\"/api/alignment/\"},{\"text\":\"@entk/figures\",\"link\":\"/api/figures/\"}]}],\"/api/spectral/\":[{\"text\":\"Packages\",\"items\":[{\"text\":\"@entk/core\",\"link\":\"/api/core/\"},{\"text\":\"@entk/linalg\",\"link\":\"/api/linalg/\"},{\"text\":\"@entk/spectral\",\"link\":\"/api/spectral/\",\"items\":[{\"text\":\"Functions\",\"collapsed\":false,\"items\":[{\"text\":\"dropAppearance\",\"link\":\"/api/spectral/functions/dropAppearance\"},{\"text\":\"eigh\",\"link\":\"/api/spectral/functions/eigh\"},{\"text\":\"findCliffs\",\"link\":\"/api/spectral/functions/findCliffs\"},{\"text\":\"operatorOf\",\"link\":\"/api/spectral/functions/operatorOf\"},{\"text\":\"principalAngles\",\"link\":\"/api/spectral/functions/principalAngles\"},{\"text\":\"projectorDistance\",\"link\":\"/api/spectral/functions/projectorDistance\"},{\"text\":\"subspaceOverlap\",\"link\":\"/api/spectral/functions/subspaceOverlap\"},{\"text\":\"topEigenpairs\",\"link\":\"/api/spectral/functions/topEigenpairs\"},{\"text\":\"trackEvolution\",\"link\":\"/api/spectral/functions/trackEvolution\"}]},{\"text\":\"Interfaces\",\"collapsed\":true,\"items\":[{\"text\":\"CheckpointSpectrum\",\"link\":\"/api/spectral/interfaces/CheckpointSpectrum\"},{\"text\":\"Cliff\",\"link\":\"/api/spectral/interfaces/Cliff\"},{\"text\":\"CliffOptions\",\"link\":\"/api/spectral/interfaces/CliffOptions\"},{\"text\":\"CliffReport\",\"link\":\"/api/spectral/interfaces/CliffReport\"},{\"text\":\"Drop\",\"link\":\"/api/spectral/interfaces/Drop\"},{\"text\":\"DropAppearanceOptions\",\"link\":\"/api/spectral/interfaces/DropAppearanceOptions\"},{\"text\":\"Eigenpairs\",\"link\":\"/api/spectral/interfaces/Eigenpairs\"},{\"text\":\"EigenSolver\",\"link\":\"/api/spectral/interfaces/EigenSolver\"},{\"text\":\"EighOptions\",\"link\":\"/api/spectral/interfaces/EighOptions\"},{\"text\":\"Evolution\",\"link\":\"/api/spectral/interfaces/Evolution\"},{\"text\":\"EvolutionOptions\",\"link\":\"/api/spectral/interfaces/EvolutionOptions\"},{\"text\":\"EvolutionPoint\",\"link\":\"/api/spectral/interfaces/EvolutionPoint\"},{\"text\":\"NegativeSpectrum\",\"link\":\"/api/spectral/interfaces/NegativeSpectrum\"},{\"text\":\"NotConverged\",\"link\":\"/api/spectral/interfaces/NotConverged\"},{\"text\":\"PairRequest\",\"link\":\"/api/spectral/interfaces/PairRequest\"},{\"text\":\"RangeEvolution\",\"link\":\"/api/spectral/interfaces/RangeEvolution\"},{\"text\":\"RankExceeded\",\"link\":\"/api/spectral/interfaces/RankExceeded\"},{\"text\":\"Spectrum\",\"link\":\"/api/spectral/interfaces/Spectrum\"},{\"text\":\"SymmetricOperator\",\"link\":\"/api/spectral/interfaces/SymmetricOperator\"},{\"text\":\"TopEigenpairsOptions\",\"link\":\"/api/spectral/interfaces/TopEigenpairsOptions\"}]},{\"text\":\"Types\",\"collapsed\":true,\"items\":[{\"text\":\"DropAppearance\",\"link\":\"/api/spectral/type-aliases/DropAppearance\"},{\"text\":\"SpectrumStatus\",\"link\":\"/api/spectral/type-aliases/SpectrumStatus\"}]},{\"text\":\"Constants\",\"collapsed\":true,\"items\":[{\"text\":\"linalgSolver\",\"link\":\"/api/spectral/variables/linalgSolver\"},{\"text\":\"mlMatrixSolver\",\"link\":\"/api/spectral/variables/mlMatrixSolver\"}]}],\"collapsed\":false},{\"text\":\"@entk/datasets\",\"link\":\"/api/datasets/\"},{\"text\":\"@entk/models\",\"link\":\"/api/models/\"},{\"text\":\"@entk/jacobians\",\"link\":\"/api/jacobians/\"},{\"text\":\"@entk/kernels\",\"link\":\"/api/kernels/\"},{\"text\":\"@entk/rotation\",\"link\":\"/api/rotation/\"},{\"text\":\"@entk/alignment\",\"link\":\"/api/alignment/\"},{\"text\":\"@entk/figures\",\"link\":\"/api/figures/\"}]}],\"/api/datasets/\":[{\"text\":\"Packages\",\"items\":[{\"text\":\"@entk/core\",\"link\":\"/api/core/\"},{\"text\":\"@entk/linalg\",\"link\":\"/api/linalg/\"},{\"text\":\"@entk/spectral\",\"link\":\"/api/spectral/\"},{\"text\":\"@entk/datasets\",\"link\":\"/api/datasets/\",\"items\":[{\"text\":\"Functions\",\"collapsed\":false,\"items\":[{\"text\":\"expandedIndicators\",\"link\":\"/api/datasets/functions/expandedIndicators\"},{\"text\":\"fourierFamily\",\"link\":\"/api/datasets/functions/fourierFamily\"},{\"text\":\"geometricImportance\",\"link\":\"/api/datasets/functions/geometricImportance\"},{\"text\":\"modularAddition\",\"link\":\"/api/datasets/functions/modularAddition\"},{\"text\":\"randomFamily\",\"link\":\"/api/datasets/functions/randomFamily\"},{\"text\":\"shuffledFamily\",\"link\":\"/api/datasets/functions/shuffledFamily\"},{\"text\":\"superpositionFeatures\",\"link\":\"/api/datasets/functions/superpositionFeatures\"}]},{\"text\":\"Interfaces\",\"collapsed\":true,\"items\":[{\"text\":\"ExpandedIndicatorOptions\",\"link\":\"/api/datasets/interfaces/ExpandedIndicatorOptions\"},{\"text\":\"FourierFamilyOptions\",\"link\":\"/api/datasets/interfaces/FourierFamilyOptions\"},{\"text\":\"ModularAddition\",\"link\":\"/api/datasets/interfaces/ModularAddition\"},{\"text\":\"ModularAdditionOptions\",\"link\":\"/api/datasets/interfaces/ModularAdditionOptions\"},{\"text\":\"PresenceStructure\",\"link\":\"/api/datasets/interfaces/PresenceStructure\"},{\"text\":\"RandomFamilyOptions\",\"link\":\"/api/datasets/interfaces/RandomFamilyOptions\"},{\"text\":\"SuperpositionFeatures\",\"link\":\"/api/datasets/interfaces/SuperpositionFeatures\"},{\"text\":\"SuperpositionOptions\",\"link\":\"/api/datasets/interfaces/SuperpositionOptions\"}]},{\"text\":\"Types\",\"collapsed\":true,\"items\":[{\"text\":\"FourierArgument\",\"link\":\"/api/datasets/type-aliases/FourierArgument\"}]},{\"text\":\"Constants\",\"collapsed\":true,\"items\":[{\"text\":\"fourierArguments\",\"link\":\"/api/datasets/variables/fourierArguments\"}]}],\"collapsed\":false},{\"text\":\"@entk/models\",\"link\":\"/api/models/\"},{\"text\":\"@entk/jacobians\",\"link\":\"/api/jacobians/\"},{\"text\":\"@entk/kernels\",\"link\":\"/api/kernels/\"},{\"text\":\"@entk/rotation\",\"link\":\"/api/rotation/\"},{\"text\":\"@entk/alignment\",\"link\":\"/api/alignment/\"},{\"text\":\"@entk/figures\",\"link\":\"/api/figures/\"}]}],\"/api/models/\":[{\"text\":\"Packages\",\"items\":[{\"text\":\"@entk/core\",\"link\":\"/api/core/\"},{\"text\":\"@entk/linalg\",\"link\":\"/api/linalg/\"},{\"text\":\"@entk/spectral\",\"link\":\"/api/spectral/\"},{\"text\":\"@entk/datasets\",\"link\":\"/api/datasets/\"},{\"text\":\"@entk/models\",\"link\":\"/api/models/\",\"items\":[{\"text\":\"Functions\",\"collapsed\":false,\"items\":[{\"text\":\"accuracyOf\",\"link\":\"/api/models/functions/accuracyOf\"},{\"text\":\"adam\",\"link\":\"/api/models/functions/adam\"},{\"text\":\"adamW\",\"link\":\"/api/models/functions/adamW\"},{\"text\":\"crossEntropy\",\"link\":\"/api/models/functions/crossEntropy\"},{\"text\":\"defineNetwork\",\"link\":\"/api/models/functions/defineNetwork\"},{\"text\":\"dense\",\"link\":\"/api/models/functions/dense\"},{\"text\":\"elementwise\",\"link\":\"/api/models/functions/elementwise\"},{\"text\":\"forwardPass\",\"link\":\"/api/models/functions/forwardPass\"},{\"text\":\"identityCotangent\",\"link\":\"/api/models/functions/identityCotangent\"},{\"text\":\"initialiseBackend\",\"link\":\"/api/models/functions/initialiseBackend\"},{\"text\":\"metricsOf\",\"link\":\"/api/models/functions/metricsOf\"},{\"text\":\"normalParameters\",\"link\":\"/api/models/functions/normalParameters\"},{\"text\":\"parameterSet\",\"link\":\"/api/models/functions/parameterSet\"},{\"text\":\"parameterTensors\",\"link\":\"/api/models/functions/parameterTensors\"},{\"text\":\"predict\",\"link\":\"/api/models/functions/predict\"},{\"text\":\"pullBack\",\"link\":\"/api/models/functions/pullBack\"},{\"text\":\"pushForward\",\"link\":\"/api/models/functions/pushForward\"},{\"text\":\"quadratic\",\"link\":\"/api/models/functions/quadratic\"},{\"text\":\"quadraticMlp\",\"link\":\"/api/models/functions/quadraticMlp\"},{\"text\":\"quadraticMlpFromWeights\",\"link\":\"/api/models/functions/quadraticMlpFromWeights\"},{\"text\":\"readNpy\",\"link\":\"/api/models/functions/readNpy\"},{\"text\":\"readNpz\",\"link\":\"/api/models/functions/readNpz\"},{\"text\":\"readSafetensors\",\"link\":\"/api/models/functions/readSafetensors\"},{\"text\":\"readWeights\",\"link\":\"/api/models/functions/readWeights\"},{\"text\":\"relu\",\"link\":\"/api/models/functions/relu\"},{\"text\":\"requireFiniteTensors\",\"link\":\"/api/models/functions/requireFiniteTensors\"},{\"text\":\"requireInputs\",\"link\":\"/api/models/functions/requireInputs\"},{\"text\":\"requireParameters\",\"link\":\"/api/models/functions/requireParameters\"},{\"text\":\"scale\",\"link\":\"/api/models/functions/scale\"},{\"text\":\"selectRows\",\"link\":\"/api/models/functions/selectRows\"},{\"text\":\"squaredError\",\"link\":\"/api/models/functions/squaredError\"},{\"text\":\"sumOfCotangents\",\"link\":\"/api/models/functions/sumOfCotangents\"},{\"text\":\"throughElementwise\",\"link\":\"/api/models/functions/throughElementwise\"},{\"text\":\"throughMatrix\",\"link\":\"/api/models/functions/throughMatrix\"},{\"text\":\"throughScalar\",\"link\":\"/api/models/functions/throughScalar\"},{\"text\":\"tiedAutoencoder\",\"link\":\"/api/models/functions/tiedAutoencoder\"},{\"text\":\"tiedAutoencoderFromWeights\",\"link\":\"/api/models/functions/tiedAutoencoderFromWeights\"},{\"text\":\"tiedAutoencoderInLayout\",\"link\":\"/api/models/functions/tiedAutoencoderInLayout\"},{\"text\":\"toDense\",\"link\":\"/api/models/functions/toDense\"},{\"text\":\"train\",\"link\":\"/api/models/functions/train\"},{\"text\":\"vectorCotangent\",\"link\":\"/api/models/functions/vectorCotangent\"},{\"text\":\"withParameterTensors\",\"link\":\"/api/models/functions/withParameterTensors\"},{\"text\":\"writeNpy\",\"link\":\"/api/models/functions/writeNpy\"},{\"text\":\"writeNpz\",\"link\":\"/api/models/functions/writeNpz\"},{\"text\":\"writeSafetensors\",\"link\":\"/api/models/functions/writeSafetensors\"},{\"text\":\"writeWeights\",\"link\":\"/api/models/functions/writeWeights\"},{\"text\":\"xavierNormalParameters\",\"link\":\"/api/models/functions/xavierNormalParameters\"}]},{\"text\":\"Interfaces\",\"collapsed\":true,\"items\":[{\"text\":\"AdamOptions\",\"link\":\"/api/models/interfaces/AdamOptions\"},{\"text\":\"AdamWOptions\",\"link\":\"/api/models/interfaces/AdamWOptions\"},{\"text\":\"BackendOptions\",\"link\":\"/api/models/interfaces/BackendOptions\"},{\"text\":\"Checkpoint\",\"link\":\"/api/models/interfaces/Checkpoint\"},{\"text\":\"DenseCotangent\",\"link\":\"/api/models/interfaces/DenseCotangent\"},{\"text\":\"DenseOptions\",\"link\":\"/api/models/interfaces/DenseOptions\"},{\"text\":\"Examples\",\"link\":\"/api/models/interfaces/Examples\"},{\"text\":\"FactoredCotangent\",\"link\":\"/api/models/interfaces/FactoredCotangent\"},{\"text\":\"ForwardPass\",\"link\":\"/api/models/interfaces/ForwardPass\"},{\"text\":\"HistoryEntry\",\"link\":\"/api/models/interfaces/HistoryEntry\"},{\"text\":\"Layer\",\"link\":\"/api/models/interfaces/Layer\"},{\"text\":\"LayerPass\",\"link\":\"/api/models/interfaces/LayerPass\"},{\"text\":\"Loss\",\"link\":\"/api/models/interfaces/Loss\"},{\"text\":\"MatrixUse\",\"link\":\"/api/models/interfaces/MatrixUse\"},{\"text\":\"Metrics\",\"link\":\"/api/models/interfaces/Metrics\"},{\"text\":\"Network\",\"link\":\"/api/models/interfaces/Network\"},{\"text\":\"NetworkDefinition\",\"link\":\"/api/models/interfaces/NetworkDefinition\"},{\"text\":\"Optimiser\",\"link\":\"/api/models/interfaces/Optimiser\"},{\"text\":\"Pullback\",\"link\":\"/api/models/interfaces/Pullback\"},{\"text\":\"QuadraticMlpOptions\",\"link\":\"/api/models/interfaces/QuadraticMlpOptions\"},{\"text\":\"ReadNpzOptions\",\"link\":\"/api/models/interfaces/ReadNpzOptions\"},{\"text\":\"RecognisedAutoencoder\",\"link\":\"/api/models/interfaces/RecognisedAutoencoder\"},{\"text\":\"RecognisedNetwork\",\"link\":\"/api/models/interfaces/RecognisedNetwork\"},{\"text\":\"Safetensors\",\"link\":\"/api/models/interfaces/Safetensors\"},{\"text\":\"TiedAutoencoderOptions\",\"link\":\"/api/models/interfaces/TiedAutoencoderOptions\"},{\"text\":\"TrainingData\",\"link\":\"/api/models/interfaces/TrainingData\"},{\"text\":\"TrainingOptions\",\"link\":\"/api/models/interfaces/TrainingOptions\"},{\"text\":\"TrainingRun\",\"link\":\"/api/models/interfaces/TrainingRun\"},{\"text\":\"TrainingSnapshot\",\"link\":\"/api/models/interfaces/TrainingSnapshot\"},{\"text\":\"VectorUse\",\"link\":\"/api/models/interfaces/VectorUse\"},{\"text\":\"WriteNpzOptions\",\"link\":\"/api/models/interfaces/WriteNpzOptions\"}]},{\"text\":\"Types\",\"collapsed\":true,\"items\":[{\"text\":\"Cotangent\",\"link\":\"/api/models/type-aliases/Cotangent\"},{\"text\":\"NamedWeights\",\"link\":\"/api/models/type-aliases/NamedWeights\"},{\"text\":\"ParameterSet\",\"link\":\"/api/models/type-aliases/ParameterSet\"},{\"text\":\"ParameterShapes\",\"link\":\"/api/models/type-aliases/ParameterShapes\"},{\"text\":\"ParameterTensors\",\"link\":\"/api/models/type-aliases/ParameterTensors\"},{\"text\":\"ParameterUse\",\"link\":\"/api/models/type-aliases/ParameterUse\"},{\"text\":\"TakeSnapshot\",\"link\":\"/api/models/type-aliases/TakeSnapshot\"},{\"text\":\"TiedAutoencoderLayout\",\"link\":\"/api/models/type-aliases/TiedAutoencoderLayout\"}]},{\"text\":\"Constants\",\"collapsed\":true,\"items\":[{\"text\":\"quadraticMlpWeights\",\"link\":\"/api/models/variables/quadraticMlpWeights\"},{\"text\":\"tiedAutoencoderParameterNames\",\"link\":\"/api/models/variables/tiedAutoencoderParameterNames\"}]},{\"text\":\"@entk/models/tensor\",\"link\":\"/api/models/tensor/\",\"collapsed\":true,\"items\":[{\"text\":\"Functions\",\"collapsed\":false,\"items\":[{\"text\":\"add\",\"link\":\"/api/models/tensor/functions/add\"},{\"text\":\"addScalar\",\"link\":\"/api/models/tensor/functions/addScalar\"},{\"text\":\"disposeAll\",\"link\":\"/api/models/tensor/functions/disposeAll\"},{\"text\":\"divide\",\"link\":\"/api/models/tensor/functions/divide\"},{\"text\":\"errorFunction\",\"link\":\"/api/models/tensor/functions/errorFunction\"},{\"text\":\"exponential\",\"link\":\"/api/models/tensor/functions/exponential\"},{\"text\":\"fromTensor\",\"link\":\"/api/models/tensor/functions/fromTensor\"},{\"text\":\"hyperbolicTangent\",\"link\":\"/api/models/tensor/functions/hyperbolicTangent\"},{\"text\":\"identity\",\"link\":\"/api/models/tensor/functions/identity\"},{\"text\":\"integersOf\",\"link\":\"/api/models/tensor/functions/integersOf\"},{\"text\":\"logistic\",\"link\":\"/api/models/tensor/functions/logistic\"},{\"text\":\"matMul\",\"link\":\"/api/models/tensor/functions/matMul\"},{\"text\":\"matMulTransposedLeft\",\"link\":\"/api/models/tensor/functions/matMulTransposedLeft\"},{\"text\":\"matMulTransposedRight\",\"link\":\"/api/models/tensor/functions/matMulTransposedRight\"},{\"text\":\"meanOfMiddle\",\"link\":\"/api/models/tensor/functions/meanOfMiddle\"},{\"text\":\"multiply\",\"link\":\"/api/models/tensor/functions/multiply\"},{\"text\":\"multiplyByScalar\",\"link\":\"/api/models/tensor/functions/multiplyByScalar\"},{\"text\":\"ones\",\"link\":\"/api/models/tensor/functions/ones\"},{\"text\":\"positivePart\",\"link\":\"/api/models/tensor/functions/positivePart\"},{\"text\":\"rectify\",\"link\":\"/api/models/tensor/functions/rectify\"},{\"text\":\"requireBackend\",\"link\":\"/api/models/tensor/functions/requireBackend\"},{\"text\":\"reshape\",\"link\":\"/api/models/tensor/functions/reshape\"},{\"text\":\"rowRange\",\"link\":\"/api/models/tensor/functions/rowRange\"},{\"text\":\"rowsAt\",\"link\":\"/api/models/tensor/functions/rowsAt\"},{\"text\":\"scoped\",\"link\":\"/api/models/tensor/functions/scoped\"},{\"text\":\"softmax\",\"link\":\"/api/models/tensor/functions/softmax\"},{\"text\":\"square\",\"link\":\"/api/models/tensor/functions/square\"},{\"text\":\"squareRoot\",\"link\":\"/api/models/tensor/functions/squareRoot\"},{\"text\":\"subtract\",\"link\":\"/api/models/tensor/functions/subtract\"},{\"text\":\"sumOfColumns\",\"link\":\"/api/models/tensor/functions/sumOfColumns\"},{\"text\":\"sumOfRows\",\"link\":\"/api/models/tensor/functions/sumOfRows\"},{\"text\":\"sumOfRowsAt\",\"link\":\"/api/models/tensor/functions/sumOfRowsAt\"},{\"text\":\"tensorCount\",\"link\":\"/api/models/tensor/functions/tensorCount\"},{\"text\":\"toInputTensor\",\"link\":\"/api/models/tensor/functions/toInputTensor\"},{\"text\":\"toIntegerTensor\",\"link\":\"/api/models/tensor/functions/toIntegerTensor\"},{\"text\":\"toTensor\",\"link\":\"/api/models/tensor/functions/toTensor\"},{\"text\":\"transpose\",\"link\":\"/api/models/tensor/functions/transpose\"},{\"text\":\"zeros\",\"link\":\"/api/models/tensor/functions/zeros\"}]},{\"text\":\"Interfaces\",\"collapsed\":true,\"items\":[{\"text\":\"Tensor\",\"link\":\"/api/models/tensor/interfaces/Tensor\"}]}]}],\"collapsed\":false},{\"text\":\"@entk/jacobians\",\"link\":\"/api/jacobians/\"},{\"text\":\"@entk/kernels\",\"link\":\"/api/kernels/\"},{\"text\":\"@entk/rotation\",\"link\":\"/api/rotation/\"},{\"text\":\"@entk/alignment\",\"link\":\"/api/alignment/\"},{\"text\":\"@entk/figures\",\"link\":\"/api/figures/\"}]}],\"/api/jacobians/\":[{\"text\":\"Packages\",\"items\":[{\"text\":\"@entk/core\",\"link\":\"/api/core/\"},{\"text\":\"@entk/linalg\",\"link\":\"/api/linalg/\"},{\"text\":\"@entk/spectral\",\"link\":\"/api/spectral/\"},{\"text\":\"@entk/datasets\",\"link\":\"/api/datasets/\"},{\"text\":\"@entk/models\",\"link\":\"/api/models/\"},{\"text\":\"@entk/jacobians\",\"link\":\"/api/jacobians/\",\"items\":[{\"text\":\"Functions\",\"collapsed\":false,\"items\":[{\"text\":\"deltaOfOutput\",\"link\":\"/api/jacobians/functions/deltaOfOutput\"},{\"text\":\"deltaOutputs\",\"link\":\"/api/jacobians/functions/deltaOutputs\"},{\"text\":\"deltaWidth\",\"link\":\"/api/jacobians/functions/deltaWidth\"},{\"text\":\"denseDelta\",\"link\":\"/api/jacobians/functions/denseDelta\"},{\"text\":\"denseJacobian\",\"link\":\"/api/jacobians/functions/denseJacobian\"},{\"text\":\"factoredJacobian\",\"link\":\"/api/jacobians/functions/factoredJacobian\"},{\"text\":\"jacobianOperator\",\"link\":\"/api/jacobians/functions/jacobianOperator\"},{\"text\":\"parameterOffsets\",\"link\":\"/api/jacobians/functions/parameterOffsets\"},{\"text\":\"rescaleOutputs\",\"link\":\"/api/jacobians/functions/rescaleOutputs\"},{\"text\":\"selectParameters\",\"link\":\"/api/jacobians/functions/selectParameters\"}]},{\"text\":\"Interfaces\",\"collapsed\":true,\"items\":[{\"text\":\"DenseDelta\",\"link\":\"/api/jacobians/interfaces/DenseDelta\"},{\"text\":\"FactoredDelta\",\"link\":\"/api/jacobians/interfaces/FactoredDelta\"},{\"text\":\"FactoredJacobian\",\"link\":\"/api/jacobians/interfaces/FactoredJacobian\"},{\"text\":\"FactoredMatrixUse\",\"link\":\"/api/jacobians/interfaces/FactoredMatrixUse\"},{\"text\":\"FactoredVectorUse\",\"link\":\"/api/jacobians/interfaces/FactoredVectorUse\"},{\"text\":\"JacobianOperator\",\"link\":\"/api/jacobians/interfaces/JacobianOperator\"},{\"text\":\"JacobianOptions\",\"link\":\"/api/jacobians/interfaces/JacobianOptions\"}]},{\"text\":\"Types\",\"collapsed\":true,\"items\":[{\"text\":\"Delta\",\"link\":\"/api/jacobians/type-aliases/Delta\"},{\"text\":\"FactoredUse\",\"link\":\"/api/jacobians/type-aliases/FactoredUse\"}]}],\"collapsed\":false},{\"text\":\"@entk/kernels\",\"link\":\"/api/kernels/\"},{\"text\":\"@entk/rotation\",\"link\":\"/api/rotation/\"},{\"text\":\"@entk/alignment\",\"link\":\"/api/alignment/\"},{\"text\":\"@entk/figures\",\"link\":\"/api/figures/\"}]}],\"/api/kernels/\":[{\"text\":\"Packages\",\"items\":[{\"text\":\"@entk/core\",\"link\":\"/api/core/\"},{\"text\":\"@entk/linalg\",\"link\":\"/api/linalg/\"},{\"text\":\"@entk/spectral\",\"link\":\"/api/spectral/\"},{\"text\":\"@entk/datasets\",\"link\":\"/api/datasets/\"},{\"text\":\"@entk/models\",\"link\":\"/api/models/\"},{\"text\":\"@entk/jacobians\",\"link\":\"/api/jacobians/\"},{\"text\":\"@entk/kernels\",\"link\":\"/api/kernels/\",\"items\":[{\"text\":\"Functions\",\"collapsed\":false,\"items\":[{\"text\":\"agreement\",\"link\":\"/api/kernels/functions/agreement\"},{\"text\":\"agreementCurve\",\"link\":\"/api/kernels/functions/agreementCurve\"},{\"text\":\"collapsedRows\",\"link\":\"/api/kernels/functions/collapsedRows\"},{\"text\":\"collapseText\",\"link\":\"/api/kernels/functions/collapseText\"},{\"text\":\"crossKernel\",\"link\":\"/api/kernels/functions/crossKernel\"},{\"text\":\"flattenedSpectrum\",\"link\":\"/api/kernels/functions/flattenedSpectrum\"},{\"text\":\"flattenedTrace\",\"link\":\"/api/kernels/functions/flattenedTrace\"},{\"text\":\"jacobianBlocks\",\"link\":\"/api/kernels/functions/jacobianBlocks\"},{\"text\":\"jacobianModes\",\"link\":\"/api/kernels/functions/jacobianModes\"},{\"text\":\"kernel\",\"link\":\"/api/kernels/functions/kernel\"},{\"text\":\"kernelModes\",\"link\":\"/api/kernels/functions/kernelModes\"},{\"text\":\"kernelOperator\",\"link\":\"/api/kernels/functions/kernelOperator\"},{\"text\":\"kernelRegression\",\"link\":\"/api/kernels/functions/kernelRegression\"},{\"text\":\"linearisedTraining\",\"link\":\"/api/kernels/functions/linearisedTraining\"},{\"text\":\"parameterGram\",\"link\":\"/api/kernels/functions/parameterGram\"},{\"text\":\"rowIndex\",\"link\":\"/api/kernels/functions/rowIndex\"},{\"text\":\"spectralRegression\",\"link\":\"/api/kernels/functions/spectralRegression\"}]},{\"text\":\"Interfaces\",\"collapsed\":true,\"items\":[{\"text\":\"Agreement\",\"link\":\"/api/kernels/interfaces/Agreement\"},{\"text\":\"AgreementCurve\",\"link\":\"/api/kernels/interfaces/AgreementCurve\"},{\"text\":\"AgreementCurveOptions\",\"link\":\"/api/kernels/interfaces/AgreementCurveOptions\"},{\"text\":\"AgreementPart\",\"link\":\"/api/kernels/interfaces/AgreementPart\"},{\"text\":\"AveragedCollapse\",\"link\":\"/api/kernels/interfaces/AveragedCollapse\"},{\"text\":\"BlocksOrigin\",\"link\":\"/api/kernels/interfaces/BlocksOrigin\"},{\"text\":\"CliffContribution\",\"link\":\"/api/kernels/interfaces/CliffContribution\"},{\"text\":\"Flattened\",\"link\":\"/api/kernels/interfaces/Flattened\"},{\"text\":\"FlattenedSpectrum\",\"link\":\"/api/kernels/interfaces/FlattenedSpectrum\"},{\"text\":\"FlattenedSpectrumOptions\",\"link\":\"/api/kernels/interfaces/FlattenedSpectrumOptions\"},{\"text\":\"JacobianBlocks\",\"link\":\"/api/kernels/interfaces/JacobianBlocks\"},{\"text\":\"JacobianBlocksOptions\",\"link\":\"/api/kernels/interfaces/JacobianBlocksOptions\"},{\"text\":\"JacobianModesOptions\",\"link\":\"/api/kernels/interfaces/JacobianModesOptions\"},{\"text\":\"Kernel\",\"link\":\"/api/kernels/interfaces/Kernel\"},{\"text\":\"KernelModes\",\"link\":\"/api/kernels/interfaces/KernelModes\"},{\"text\":\"KernelOperator\",\"link\":\"/api/kernels/interfaces/KernelOperator\"},{\"text\":\"KernelRegression\",\"link\":\"/api/kernels/interfaces/KernelRegression\"},{\"text\":\"KernelRegressionOptions\",\"link\":\"/api/kernels/interfaces/KernelRegressionOptions\"},{\"text\":\"LinearisedTrainingOptions\",\"link\":\"/api/kernels/interfaces/LinearisedTrainingOptions\"},{\"text\":\"ModesOptions\",\"link\":\"/api/kernels/interfaces/ModesOptions\"},{\"text\":\"NetworkEvidence\",\"link\":\"/api/kernels/interfaces/NetworkEvidence\"},{\"text\":\"OperatorPlan\",\"link\":\"/api/kernels/interfaces/OperatorPlan\"},{\"text\":\"OperatorPlanOptions\",\"link\":\"/api/kernels/interfaces/OperatorPlanOptions\"},{\"text\":\"PerClass\",\"link\":\"/api/kernels/interfaces/PerClass\"},{\"text\":\"RankDeficient\",\"link\":\"/api/kernels/interfaces/RankDeficient\"},{\"text\":\"SpectralRegression\",\"link\":\"/api/kernels/interfaces/SpectralRegression\"},{\"text\":\"SpectralRegressionOptions\",\"link\":\"/api/kernels/interfaces/SpectralRegressionOptions\"},{\"text\":\"Split\",\"link\":\"/api/kernels/interfaces/Split\"},{\"text\":\"TruncatedSolution\",\"link\":\"/api/kernels/interfaces/TruncatedSolution\"}]},{\"text\":\"Types\",\"collapsed\":true,\"items\":[{\"text\":\"AgreementSeries\",\"link\":\"/api/kernels/type-aliases/AgreementSeries\"},{\"text\":\"Collapse\",\"link\":\"/api/kernels/type-aliases/Collapse\"},{\"text\":\"Outputs\",\"link\":\"/api/kernels/type-aliases/Outputs\"},{\"text\":\"Predictions\",\"link\":\"/api/kernels/type-aliases/Predictions\"},{\"text\":\"RegressionStatus\",\"link\":\"/api/kernels/type-aliases/RegressionStatus\"},{\"text\":\"RowOrder\",\"link\":\"/api/kernels/type-aliases/RowOrder\"},{\"text\":\"SpectrumSide\",\"link\":\"/api/kernels/type-aliases/SpectrumSide\"},{\"text\":\"SquaredErrorScale\",\"link\":\"/api/kernels/type-aliases/SquaredErrorScale\"}]}],\"collapsed\":false},{\"text\":\"@entk/rotation\",\"link\":\"/api/rotation/\"},{\"text\":\"@entk/alignment\",\"link\":\"/api/alignment/\"},{\"text\":\"@entk/figures\",\"link\":\"/api/figures/\"}]}],\"/api/rotation/\":[{\"text\":\"Packages\",\"items\":[{\"text\":\"@entk/core\",\"link\":\"/api/core/\"},{\"text\":\"@entk/linalg\",\"link\":\"/api/linalg/\"},{\"text\":\"@entk/spectral\",\"link\":\"/api/spectral/\"},{\"text\":\"@entk/datasets\",\"link\":\"/api/datasets/\"},{\"text\":\"@entk/models\",\"link\":\"/api/models/\"},{\"text\":\"@entk/jacobians\",\"link\":\"/api/jacobians/\"},{\"text\":\"@entk/kernels\",\"link\":\"/api/kernels/\"},{\"text\":\"@entk/rotation\",\"link\":\"/api/rotation/\",\"items\":[{\"text\":\"Functions\",\"collapsed\":false,\"items\":[{\"text\":\"commutatorShare\",\"link\":\"/api/rotation/functions/commutatorShare\"},{\"text\":\"compress\",\"link\":\"/api/rotation/functions/compress\"},{\"text\":\"cycleLaplacian\",\"link\":\"/api/rotation/functions/cycleLaplacian\"},{\"text\":\"graphLaplacian\",\"link\":\"/api/rotation/functions/graphLaplacian\"},{\"text\":\"gridShiftLaplacian\",\"link\":\"/api/rotation/functions/gridShiftLaplacian\"},{\"text\":\"pathLaplacian\",\"link\":\"/api/rotation/functions/pathLaplacian\"},{\"text\":\"rotateInTwoStages\",\"link\":\"/api/rotation/functions/rotateInTwoStages\"},{\"text\":\"rotateJointly\",\"link\":\"/api/rotation/functions/rotateJointly\"},{\"text\":\"similarRowsLaplacian\",\"link\":\"/api/rotation/functions/similarRowsLaplacian\"},{\"text\":\"torusLaplacian\",\"link\":\"/api/rotation/functions/torusLaplacian\"}]},{\"text\":\"Interfaces\",\"collapsed\":true,\"items\":[{\"text\":\"JointOptions\",\"link\":\"/api/rotation/interfaces/JointOptions\"},{\"text\":\"JointRotation\",\"link\":\"/api/rotation/interfaces/JointRotation\"},{\"text\":\"Laplacian\",\"link\":\"/api/rotation/interfaces/Laplacian\"},{\"text\":\"Rotation\",\"link\":\"/api/rotation/interfaces/Rotation\"},{\"text\":\"SimilarRowsOptions\",\"link\":\"/api/rotation/interfaces/SimilarRowsOptions\"},{\"text\":\"Stage\",\"link\":\"/api/rotation/interfaces/Stage\"},{\"text\":\"TwoStageOptions\",\"link\":\"/api/rotation/interfaces/TwoStageOptions\"},{\"text\":\"TwoStageRotation\",\"link\":\"/api/rotation/interfaces/TwoStageRotation\"}]},{\"text\":\"Types\",\"collapsed\":true,\"items\":[{\"text\":\"Edge\",\"link\":\"/api/rotation/type-aliases/Edge\"},{\"text\":\"JointStatus\",\"link\":\"/api/rotation/type-aliases/JointStatus\"},{\"text\":\"TorusDirection\",\"link\":\"/api/rotation/type-aliases/TorusDirection\"}]}],\"collapsed\":false},{\"text\":\"@entk/alignment\",\"link\":\"/api/alignment/\"},{\"text\":\"@entk/figures\",\"link\":\"/api/figures/\"}]}],\"/api/alignment/\":[{\"text\":\"Packages\",\"items\":[{\"text\":\"@entk/core\",\"link\":\"/api/core/\"},{\"text\":\"@entk/linalg\",\"link\":\"/api/linalg/\"},{\"text\":\"@entk/spectral\",\"link\":\"/api/spectral/\"},{\"text\":\"@entk/datasets\",\"link\":\"/api/datasets/\"},{\"text\":\"@entk/models\",\"link\":\"/api/models/\"},{\"text\":\"@entk/jacobians\",\"link\":\"/api/jacobians/\"},{\"text\":\"@entk/kernels\",\"link\":\"/api/kernels/\"},{\"text\":\"@entk/rotation\",\"link\":\"/api/rotation/\"},{\"text\":\"@entk/alignment\",\"link\":\"/api/alignment/\",\"items\":[{\"text\":\"Functions\",\"collapsed\":false,\"items\":[{\"text\":\"absoluteCosines\",\"link\":\"/api/alignment/functions/absoluteCosines\"},{\"text\":\"alignmentHeatmap\",\"link\":\"/api/alignment/functions/alignmentHeatmap\"},{\"text\":\"bestAssignment\",\"link\":\"/api/alignment/functions/bestAssignment\"},{\"text\":\"bestMatches\",\"link\":\"/api/alignment/functions/bestMatches\"},{\"text\":\"capturedNorms\",\"link\":\"/api/alignment/functions/capturedNorms\"},{\"text\":\"columnNormalised\",\"link\":\"/api/alignment/functions/columnNormalised\"},{\"text\":\"compareWithBases\",\"link\":\"/api/alignment/functions/compareWithBases\"},{\"text\":\"compareWithPermutedLabels\",\"link\":\"/api/alignment/functions/compareWithPermutedLabels\"},{\"text\":\"compareWithRandomSubspaces\",\"link\":\"/api/alignment/functions/compareWithRandomSubspaces\"},{\"text\":\"controlledScore\",\"link\":\"/api/alignment/functions/controlledScore\"},{\"text\":\"energyInFamilies\",\"link\":\"/api/alignment/functions/energyInFamilies\"},{\"text\":\"heatmapFigures\",\"link\":\"/api/alignment/functions/heatmapFigures\"},{\"text\":\"lineSplit\",\"link\":\"/api/alignment/functions/lineSplit\"},{\"text\":\"projectionNorms\",\"link\":\"/api/alignment/functions/projectionNorms\"},{\"text\":\"randomSubspace\",\"link\":\"/api/alignment/functions/randomSubspace\"},{\"text\":\"risingLines\",\"link\":\"/api/alignment/functions/risingLines\"},{\"text\":\"squaredProjectionNorms\",\"link\":\"/api/alignment/functions/squaredProjectionNorms\"}]},{\"text\":\"Interfaces\",\"collapsed\":true,\"items\":[{\"text\":\"Assignment\",\"link\":\"/api/alignment/interfaces/Assignment\"},{\"text\":\"BestMatches\",\"link\":\"/api/alignment/interfaces/BestMatches\"},{\"text\":\"ControlledScore\",\"link\":\"/api/alignment/interfaces/ControlledScore\"},{\"text\":\"ControlOptions\",\"link\":\"/api/alignment/interfaces/ControlOptions\"},{\"text\":\"FamilyEnergy\",\"link\":\"/api/alignment/interfaces/FamilyEnergy\"},{\"text\":\"Heatmap\",\"link\":\"/api/alignment/interfaces/Heatmap\"},{\"text\":\"HeatmapFigures\",\"link\":\"/api/alignment/interfaces/HeatmapFigures\"},{\"text\":\"HeatmapOptions\",\"link\":\"/api/alignment/interfaces/HeatmapOptions\"},{\"text\":\"LinePoint\",\"link\":\"/api/alignment/interfaces/LinePoint\"},{\"text\":\"LineSplit\",\"link\":\"/api/alignment/interfaces/LineSplit\"},{\"text\":\"Match\",\"link\":\"/api/alignment/interfaces/Match\"},{\"text\":\"RisingLines\",\"link\":\"/api/alignment/interfaces/RisingLines\"}]},{\"text\":\"Types\",\"collapsed\":true,\"items\":[{\"text\":\"BasisScore\",\"link\":\"/api/alignment/type-aliases/BasisScore\"},{\"text\":\"FamilyScore\",\"link\":\"/api/alignment/type-aliases/FamilyScore\"},{\"text\":\"HeatmapQuantity\",\"link\":\"/api/alignment/type-aliases/HeatmapQuantity\"}]}],\"collapsed\":false},{\"text\":\"@entk/figures\",\"link\":\"/api/figures/\"}]}],\"/api/figures/\":[{\"text\":\"Packages\",\"items\":[{\"text\":\"@entk/core\",\"link\":\"/api/core/\"},{\"text\":\"@entk/linalg\",\"link\":\"/api/linalg/\"},{\"text\":\"@entk/spectral\",\"link\":\"/api/spectral/\"},{\"text\":\"@entk/datasets\",\"link\":\"/api/datasets/\"},{\"text\":\"@entk/models\",\"link\":\"/api/models/\"},{\"text\":\"@entk/jacobians\",\"link\":\"/api/jacobians/\"},{\"text\":\"@entk/kernels\",\"link\":\"/api/kernels/\"},{\"text\":\"@entk/rotation\",\"link\":\"/api/rotation/\"},{\"text\":\"@entk/alignment\",\"link\":\"/api/alignment/\"},{\"text\":\"@entk/figures\",\"link\":\"/api/figures/\",\"items\":[{\"text\":\"Functions\",\"collapsed\":false,\"items\":[{\"text\":\"barsPanel\",\"link\":\"/api/figures/functions/barsPanel\"},{\"text\":\"curvesPanel\",\"link\":\"/api/figures/functions/curvesPanel\"},{\"text\":\"drawFigure\",\"link\":\"/api/figures/functions/drawFigure\"},{\"text\":\"figureFrames\",\"link\":\"/api/figures/functions/figureFrames\"},{\"text\":\"heatmapPanel\",\"link\":\"/api/figures/functions/heatmapPanel\"},{\"text\":\"panelGrid\",\"link\":\"/api/figures/functions/panelGrid\"},{\"text\":\"serializeFigure\",\"link\":\"/api/figures/functions/serializeFigure\"},{\"text\":\"spectrumPanel\",\"link\":\"/api/figures/functions/spectrumPanel\"}]},{\"text\":\"Interfaces\",\"collapsed\":true,\"items\":[{\"text\":\"BarsData\",\"link\":\"/api/figures/interfaces/BarsData\"},{\"text\":\"BarsOptions\",\"link\":\"/api/figures/interfaces/BarsOptions\"},{\"text\":\"BarsPanel\",\"link\":\"/api/figures/interfaces/BarsPanel\"},{\"text\":\"CellAxis\",\"link\":\"/api/figures/interfaces/CellAxis\"},{\"text\":\"CellGroup\",\"link\":\"/api/figures/interfaces/CellGroup\"},{\"text\":\"Curve\",\"link\":\"/api/figures/interfaces/Curve\"},{\"text\":\"CurvesData\",\"link\":\"/api/figures/interfaces/CurvesData\"},{\"text\":\"CurvesOptions\",\"link\":\"/api/figures/interfaces/CurvesOptions\"},{\"text\":\"FigureOptions\",\"link\":\"/api/figures/interfaces/FigureOptions\"},{\"text\":\"Frame\",\"link\":\"/api/figures/interfaces/Frame\"},{\"text\":\"GridData\",\"link\":\"/api/figures/interfaces/GridData\"},{\"text\":\"GridOptions\",\"link\":\"/api/figures/interfaces/GridOptions\"},{\"text\":\"HeatmapData\",\"link\":\"/api/figures/interfaces/HeatmapData\"},{\"text\":\"HeatmapOptions\",\"link\":\"/api/figures/interfaces/HeatmapOptions\"},{\"text\":\"HeatmapPanel\",\"link\":\"/api/figures/interfaces/HeatmapPanel\"},{\"text\":\"LinesPanel\",\"link\":\"/api/figures/interfaces/LinesPanel\"},{\"text\":\"Marker\",\"link\":\"/api/figures/interfaces/Marker\"},{\"text\":\"PanelGrid\",\"link\":\"/api/figures/interfaces/PanelGrid\"},{\"text\":\"SpectrumData\",\"link\":\"/api/figures/interfaces/SpectrumData\"},{\"text\":\"SpectrumOptions\",\"link\":\"/api/figures/interfaces/SpectrumOptions\"},{\"text\":\"ValueAxis\",\"link\":\"/api/figures/interfaces/ValueAxis\"}]},{\"text\":\"Types\",\"collapsed\":true,\"items\":[{\"text\":\"AxisScale\",\"link\":\"/api/figures/type-aliases/AxisScale\"},{\"text\":\"CurvePalette\",\"link\":\"/api/figures/type-aliases/CurvePalette\"},{\"text\":\"Figure\",\"link\":\"/api/figures/type-aliases/Figure\"},{\"text\":\"Interval\",\"link\":\"/api/figures/type-aliases/Interval\"},{\"text\":\"Panel\",\"link\":\"/api/figures/type-aliases/Panel\"},{\"text\":\"RampName\",\"link\":\"/api/figures/type-aliases/RampName\"},{\"text\":\"Sharing\",\"link\":\"/api/figures/type-aliases/Sharing\"},{\"text\":\"ThemeName\",\"link\":\"/api/figures/type-aliases/ThemeName\"}]},{\"text\":\"@entk/figures/node\",\"link\":\"/api/figures/node/\",\"collapsed\":true,\"items\":[{\"text\":\"Functions\",\"collapsed\":false,\"items\":[{\"text\":\"createFigureDocument\",\"link\":\"/api/figures/node/functions/createFigureDocument\"},{\"text\":\"figurePng\",\"link\":\"/api/figures/node/functions/figurePng\"},{\"text\":\"figureSvg\",\"link\":\"/api/figures/node/functions/figureSvg\"},{\"text\":\"svgToPng\",\"link\":\"/api/figures/node/functions/svgToPng\"}]},{\"text\":\"Interfaces\",\"collapsed\":true,\"items\":[{\"text\":\"PngOptions\",\"link\":\"/api/figures/node/interfaces/PngOptions\"}]}]}],\"collapsed\":false}]}]},\"search\":{\"provider\":\"local\"},\"outline\":{\"level\":[2,3],\"label\":\"On this page\"},\"docFooter\":{\"prev\":\"Before this\",\"next\":\"After this\"}},\"locales\":{},\"cleanUrls\":false,\"additionalConfig\":{}}");
// ../../node_modules/.pnpm/vitepress@2.0.0-alpha.20_@types+node@20.19.43_jiti@2.7.0_postcss@8.5.33_typescript@6.0.3_yaml@2.9.1/node_modules/vitepress/dist/client/app/data.js
var dataSymbol = Symbol();
var siteDataRef = shallowRef(readonly(_siteData_default));
function initData(route) {
	const site = computed(() => resolveSiteDataByRoute(siteDataRef.value, route.data.relativePath, route.data.filePath));
	const appearance = site.value.appearance;
	const isDark = appearance === "force-dark" ? ref(true) : appearance === "force-auto" ? usePreferredDark() : appearance ? useDark({
		storageKey: APPEARANCE_KEY,
		initialValue: () => appearance === "dark" ? "dark" : "auto",
		...typeof appearance === "object" ? appearance : {}
	}) : ref(false);
	return {
		site,
		theme: computed(() => site.value.themeConfig),
		page: computed(() => route.data),
		frontmatter: computed(() => route.data.frontmatter),
		params: computed(() => route.data.params),
		lang: computed(() => site.value.lang),
		dir: computed(() => route.data.frontmatter.dir || site.value.dir),
		localeIndex: computed(() => site.value.localeIndex || "root"),
		title: computed(() => createTitle(site.value, route.data)),
		description: computed(() => route.data.description || site.value.description),
		isDark
	};
}
function useData() {
	const data = inject(dataSymbol);
	if (!data) throw new Error("vitepress data not properly injected in app");
	return data;
}
// ../../node_modules/.pnpm/vitepress@2.0.0-alpha.20_@types+node@20.19.43_jiti@2.7.0_postcss@8.5.33_typescript@6.0.3_yaml@2.9.1/node_modules/vitepress/dist/client/app/utils.js
var resolvedBase;
/**
* Runtime base path used by the app.
*
* Usually this is the configured site base.
*
* For a relative base (`'./'`), the mount point is unknown at build time, so:
* - SSR: uses `RELATIVE_BASE_SENTINEL` (for per-page URL relativization)
* - dev browser: uses `'/'` (dev server always mounts at root)
* - prod browser: resolves from the page's `__VP_SITE_ROOT__`
*/
function runtimeBase() {
	if (resolvedBase === void 0) {
		const base = siteDataRef.value.base;
		if (!isRelativeBase(base)) return resolvedBase = base;
		if (!inBrowser) return resolvedBase = RELATIVE_BASE_SENTINEL;
		const root = window.__VP_SITE_ROOT__;
		resolvedBase = root ? decodeURIComponent(new URL(root, location.href).pathname) : "/";
	}
	return resolvedBase;
}
/**
* Prepend base to internal (non-relative) urls
*/
function withBase(path) {
	return EXTERNAL_URL_RE.test(path) || !path.startsWith("/") ? path : joinPath(runtimeBase(), path);
}
/**
* Converts a url path to the corresponding js chunk filename.
*/
function pathToFile(path) {
	let pagePath = path.replace(/\.html$/, "");
	pagePath = decodeURIComponent(pagePath);
	pagePath = pagePath.replace(/\/$/, "/index");
	if (inBrowser) {
		const base = runtimeBase();
		if (pagePath + "/" === base) pagePath = base;
		if (!pagePath.startsWith(base)) return null;
		pagePath = sanitizeFileName(pagePath.slice(base.length).replace(/\//g, "_") || "index") + ".md";
		let pageHash = __VP_HASH_MAP__[pagePath.toLowerCase()];
		if (!pageHash) {
			pagePath = pagePath.endsWith("_index.md") ? pagePath.slice(0, -9) + ".md" : pagePath.slice(0, -3) + "_index.md";
			pageHash = __VP_HASH_MAP__[pagePath.toLowerCase()];
		}
		if (!pageHash) return null;
		pagePath = `${base}assets/${pagePath}.${pageHash}.js`;
	} else pagePath = `./${sanitizeFileName(pagePath.slice(1).replace(/\//g, "_"))}.md.js`;
	return pagePath;
}
var contentUpdatedCallbacks = [];
/**
* Register callback that is called every time the markdown content is updated
* in the DOM.
*/
function onContentUpdated(fn) {
	contentUpdatedCallbacks.push(fn);
	tryOnUnmounted(() => {
		contentUpdatedCallbacks = contentUpdatedCallbacks.filter((f) => f !== fn);
	});
}
// ../../node_modules/.pnpm/vitepress@2.0.0-alpha.20_@types+node@20.19.43_jiti@2.7.0_postcss@8.5.33_typescript@6.0.3_yaml@2.9.1/node_modules/vitepress/dist/client/app/composables/icon.js
/**
* Resolves an icon name (`collection:name`, e.g. `simple-icons:github`) to
* its `vpi-<collection>-<name>` class. During SSR the name is registered so
* the build emits its CSS rule; in dev the SVG is served on demand and
* applied to `el` inline.
*/
function useIcon(icon, el) {
	const parsed = computed(() => {
		const value = toValue(icon);
		return typeof value === "string" ? parseIconName(value) : null;
	});
	const iconClass = computed(() => parsed.value ? `vpi-${parsed.value.collection}-${parsed.value.icon}` : void 0);
	{
		const ctx = useSSRContext();
		const value = toValue(icon);
		if (typeof value === "string") ctx?.vpIcons.add(value);
	}
	return iconClass;
}
// ../../node_modules/.pnpm/vitepress@2.0.0-alpha.20_@types+node@20.19.43_jiti@2.7.0_postcss@8.5.33_typescript@6.0.3_yaml@2.9.1/node_modules/vitepress/dist/client/app/router.js
var RouterSymbol = Symbol();
var fakeHost = "http://a.com";
var getDefaultRoute = () => ({
	path: "/",
	hash: "",
	query: "",
	component: null,
	data: notFoundPageData
});
function createRouter(loadPageModule, fallbackComponent) {
	const route = reactive(getDefaultRoute());
	const router = {
		route,
		async go(href, options) {
			const { hash } = new URL(href, fakeHost);
			const hasTextFragment = inBrowser && document.fragmentDirective && hash.includes(":~:");
			href = normalizeHref(href);
			if (await router.onBeforeRouteChange?.(href) === false) return;
			if (!inBrowser || await changeRoute(href, {
				...options,
				hasTextFragment
			})) await loadPage(href, { initialLoad: !!options?.initialLoad });
			if (hasTextFragment) location.hash = hash;
			syncRouteQueryAndHash();
			await router.onAfterRouteChange?.(href);
		}
	};
	let latestPendingPath = null;
	async function loadPage(href, { scrollPosition = 0, isRetry = false, initialLoad = false } = {}) {
		if (await router.onBeforePageLoad?.(href) === false) return;
		const targetLoc = new URL(href, fakeHost);
		const pendingPath = latestPendingPath = targetLoc.pathname;
		try {
			let page = await loadPageModule(pendingPath);
			if (!page) throw new Error(`Page not found: ${pendingPath}`);
			if (latestPendingPath === pendingPath) {
				latestPendingPath = null;
				const { default: comp, __pageData } = page;
				if (!comp) throw new Error(`Invalid route component: ${comp}`);
				await router.onAfterPageLoad?.(href);
				route.path = inBrowser ? pendingPath : withBase(pendingPath);
				route.component = markRaw(comp);
				route.data = markRaw(__pageData);
				syncRouteQueryAndHash(targetLoc);
				if (inBrowser) nextTick(() => {
					let actualPathname = runtimeBase() + __pageData.relativePath.replace(/(?:(^|\/)index)?\.md$/, "$1");
					if (!siteDataRef.value.cleanUrls && !actualPathname.endsWith("/")) actualPathname += ".html";
					if (actualPathname !== targetLoc.pathname) {
						targetLoc.pathname = actualPathname;
						href = actualPathname + targetLoc.search + targetLoc.hash;
						history.replaceState({}, "", href);
					}
					if (!initialLoad) scrollTo(targetLoc.hash, scrollPosition);
				});
			}
		} catch (err) {
			if (!/fetch|Page not found/.test(err.message) && !/^\/404(\.html|\/)?$/.test(href)) console.error(err);
			if (!isRetry) try {
				const res = await fetch(runtimeBase() + "hashmap.json");
				window.__VP_HASH_MAP__ = await res.json();
				await loadPage(href, {
					scrollPosition,
					isRetry: true,
					initialLoad
				});
				return;
			} catch (e) {}
			if (latestPendingPath === pendingPath) {
				latestPendingPath = null;
				route.path = inBrowser ? pendingPath : withBase(pendingPath);
				route.component = fallbackComponent ? markRaw(fallbackComponent) : null;
				const relativePath = inBrowser ? route.path.replace(/(^|\/)$/, "$1index").replace(/(\.html)?$/, ".md").slice(runtimeBase().length) : "404.md";
				route.data = {
					...notFoundPageData,
					relativePath
				};
				syncRouteQueryAndHash(targetLoc);
			}
		}
	}
	function syncRouteQueryAndHash(loc = inBrowser ? location : {
		search: "",
		hash: ""
	}) {
		route.query = loc.search;
		route.hash = decodeURIComponent(loc.hash);
	}
	if (inBrowser) {
		if (history.state === null) history.replaceState({}, "");
		window.addEventListener("click", (e) => {
			if (e.defaultPrevented || !(e.target instanceof Element) || e.target.closest("button") || e.button !== 0 || e.ctrlKey || e.shiftKey || e.altKey || e.metaKey) return;
			const link = e.target.closest("a");
			if (!link || link.closest(".vp-raw") || link.hasAttribute("download") || link.hasAttribute("target")) return;
			const linkHref = link.getAttribute("href") ?? (link instanceof SVGAElement ? link.getAttribute("xlink:href") : null);
			if (linkHref == null) return;
			const { href, origin, pathname } = new URL(linkHref, link.baseURI);
			if (origin === new URL(location.href).origin && treatAsHtml(pathname)) {
				e.preventDefault();
				router.go(href);
			}
		}, { capture: true });
		window.addEventListener("popstate", async (e) => {
			if (e.state === null) return;
			const href = normalizeHref(location.href);
			await loadPage(href, { scrollPosition: e.state.scrollPosition || 0 });
			syncRouteQueryAndHash();
			await router.onAfterRouteChange?.(href);
		});
		window.addEventListener("hashchange", (e) => {
			e.preventDefault();
			syncRouteQueryAndHash();
		});
	}
	return router;
}
function useRouter() {
	const router = inject(RouterSymbol);
	if (!router) throw new Error("useRouter() is called without provider.");
	return router;
}
function useRoute() {
	return useRouter().route;
}
function scrollTo(hash, scrollPosition = 0) {
	if (!hash || scrollPosition) {
		window.scrollTo(0, scrollPosition);
		return;
	}
	let target = null;
	try {
		target = document.getElementById(decodeURIComponent(hash).slice(1));
	} catch (e) {
		console.warn(e);
	}
	if (!target) return;
	const scrollToTarget = () => {
		target.scrollIntoView({ block: "start" });
		target.focus({ preventScroll: true });
		if (document.activeElement === target) return;
		if (target.hasAttribute("tabindex")) return;
		const restoreTabindex = () => {
			target.removeAttribute("tabindex");
			target.removeEventListener("blur", restoreTabindex);
		};
		target.setAttribute("tabindex", "-1");
		target.addEventListener("blur", restoreTabindex);
		target.focus({ preventScroll: true });
		if (document.activeElement !== target) restoreTabindex();
	};
	requestAnimationFrame(scrollToTarget);
}
function normalizeHref(href) {
	const url = new URL(href, fakeHost);
	url.pathname = url.pathname.replace(/(^|\/)index(\.html)?$/, "$1");
	if (siteDataRef.value.cleanUrls) url.pathname = url.pathname.replace(/\.html$/, "");
	else if (!url.pathname.endsWith("/") && !url.pathname.endsWith(".html")) url.pathname += ".html";
	return url.pathname + url.search + url.hash.split(":~:")[0];
}
async function changeRoute(href, { initialLoad = false, replace = false, hasTextFragment = false } = {}) {
	const loc = normalizeHref(location.href);
	const nextUrl = new URL(href, location.origin);
	const currentUrl = new URL(loc, location.origin);
	if (href === loc) {
		if (!initialLoad) {
			if (!hasTextFragment) scrollTo(nextUrl.hash);
			return false;
		}
	} else {
		if (replace) history.replaceState({}, "", href);
		else {
			history.replaceState({ scrollPosition: window.scrollY }, "");
			history.pushState({}, "", href);
		}
		if (nextUrl.pathname === currentUrl.pathname) {
			if (nextUrl.hash !== currentUrl.hash) {
				window.dispatchEvent(new HashChangeEvent("hashchange", {
					oldURL: currentUrl.href,
					newURL: nextUrl.href
				}));
				if (!hasTextFragment) scrollTo(nextUrl.hash);
			}
			return false;
		}
	}
	return true;
}
// ../../node_modules/.pnpm/vitepress@2.0.0-alpha.20_@types+node@20.19.43_jiti@2.7.0_postcss@8.5.33_typescript@6.0.3_yaml@2.9.1/node_modules/vitepress/dist/client/app/components/Content.js
var runCbs = () => contentUpdatedCallbacks.forEach((fn) => fn());
var Content = defineComponent({
	name: "VitePressContent",
	props: { as: {
		type: [Object, String],
		default: "div"
	} },
	setup(props) {
		const { frontmatter, site } = useData();
		const route = useRoute();
		watch(frontmatter, runCbs, {
			deep: true,
			flush: "post"
		});
		return () => h(props.as, site.value.contentProps ?? { style: { position: "relative" } }, [route.component ? h(route.component, {
			onVnodeMounted: runCbs,
			onVnodeUpdated: runCbs,
			onVnodeUnmounted: runCbs
		}) : "404 Page Not Found"]);
	}
});
export { createTitle as A, treatAsHtml as B, useWindowScroll as C, watchDebounced as D, tryOnScopeDispose as E, isObject$1 as F, isRelativeBase as I, isShell as L, inBrowser as M, isActive as N, whenever as O, isExternal as P, mergeHead as R, useSessionStorage as S, toArray as T, ClientOnly as V, unrefElement as _, useRouter as a, useMediaQuery as b, pathToFile as c, dataSymbol as d, initData as f, onKeyStroke as g, computedAsync as h, useRoute as i, escapeRegExp as j, EXTERNAL_URL_RE as k, runtimeBase as l, useData as m, RouterSymbol as n, useIcon as o, siteDataRef as p, createRouter as r, onContentUpdated as s, Content as t, withBase as u, useEventListener as v, notNullish as w, useNavigatorLanguage as x, useLocalStorage as y, normalize as z };
