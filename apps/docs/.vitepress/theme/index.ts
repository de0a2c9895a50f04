import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme';
import { defineAsyncComponent } from 'vue';
import 'katex/dist/katex.min.css';
import './style.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    // Only pages with programs load what runs them.
    app.component(
      'RunnableSnippet',
      defineAsyncComponent(() => import('../../demos/snippet/RunnableSnippet.vue')),
    );
  },
} satisfies Theme;
