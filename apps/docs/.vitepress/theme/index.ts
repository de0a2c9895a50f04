import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import { defineAsyncComponent, h } from 'vue';
import 'katex/dist/katex.min.css';
import SkipToDemo from './SkipToDemo.vue';
import './style.css';

export default {
  extends: DefaultTheme,
  Layout: () => h(DefaultTheme.Layout, null, { 'layout-top': () => h(SkipToDemo) }),
  enhanceApp({ app }) {
    // Only pages with programs load what runs them.
    app.component(
      'RunnableSnippet',
      defineAsyncComponent(() => import('../../demos/snippet/RunnableSnippet.vue')),
    );
  },
} satisfies Theme;
