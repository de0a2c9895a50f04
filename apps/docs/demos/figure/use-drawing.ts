import { drawFigure, type Figure } from '@entk/figures';
import { onBeforeUnmount, onMounted, type Ref, ref, useTemplateRef, watch } from 'vue';

/** A box narrower than this, in px, has no room for a frame: it is still being laid out, or hidden. */
export const narrowest = 180;

/**
 * Draws a figure as wide as its box and in the page's theme.
 *
 * The component's template names the two elements: `ref="box"`, and in it `ref="canvas"`, which the drawing goes into.
 *
 * @param least No drawing is narrower than this, in px: a box that is scrolls.
 */
export function useDrawing(figure: () => Figure | undefined, isDark: Ref<boolean>, idPrefix: string, least = 0) {
  const box = useTemplateRef<HTMLElement>('box');
  const canvas = useTemplateRef<HTMLElement>('canvas');
  const width = ref(0);
  /** The tallest drawing at this width: a legend more or less then moves nothing below. */
  const tallest = ref(0);
  const observer = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(measure);

  onMounted(() => {
    if (box.value) observer?.observe(box.value);
    measure();
  });
  onBeforeUnmount(() => observer?.disconnect());
  watch([figure, width, isDark], draw, { flush: 'post' });

  function measure(): void {
    const found = Math.floor(box.value?.clientWidth ?? 0);
    if (found === width.value) return;
    width.value = found;
    tallest.value = 0;
  }

  function draw(): void {
    if (!canvas.value) return;
    const drawn = figure();
    if (!drawn || width.value < narrowest) return canvas.value.replaceChildren();
    const theme = isDark.value ? 'dark' : 'light';
    const svg = drawFigure(drawn, { width: Math.max(least, width.value), theme, background: 'none', idPrefix });
    // Title and description say what there is; the names of single marks are for whoever edits the file.
    for (const part of svg.querySelectorAll(':scope > :not(title, desc)')) part.setAttribute('aria-hidden', 'true');
    canvas.value.replaceChildren(svg);
    tallest.value = Math.max(tallest.value, Number(svg.getAttribute('height')));
  }

  return { box, width, tallest };
}
