import { type Frame, figureFrames } from '@entk/figures';
import { computed, type Ref, ref, shallowRef } from 'vue';
import { describePlace } from './describe.js';
import { pngOf, saveFile, svgOf } from './download.js';
import { narrowest, useDrawing } from './use-drawing.js';
import { hasPlace, markOf, type Place, placeAfter, placeAt, type ReadablePanel } from './readout.js';

/** What a figure on a page is given. */
export interface FigureProps {
  readonly figure?: ReadablePanel;
  readonly file: string;
  readonly describe?: (place: Place) => string;
}

/** What is said where nothing is pointed at. */
const invitation = 'Point, or use arrow keys, to read exact values.';

/**
 * Draws a figure as wide as its box and in the page's theme, and reads values off it by pointer and by keys.
 *
 * The component's template names the two elements: `ref="box"`, and in it `ref="canvas"`, which the drawing goes into.
 */
export function useFigure(props: FigureProps, isDark: Ref<boolean>, idPrefix: string) {
  const { box, width, tallest } = useDrawing(() => props.figure, isDark, idPrefix);
  const place = shallowRef<Place>();
  const announced = ref(false);

  const current = computed(() =>
    props.figure && place.value && hasPlace(props.figure, place.value) ? place.value : undefined,
  );
  const frame = computed<Frame | undefined>(() =>
    props.figure && width.value >= narrowest ? figureFrames(props.figure, { width: width.value })[0] : undefined,
  );
  const mark = computed(() =>
    props.figure && frame.value && current.value ? markOf(props.figure, frame.value, current.value) : undefined,
  );
  const text = computed(() => {
    if (!props.figure) return '';
    if (!current.value) return invitation;
    return props.describe?.(current.value) ?? describePlace(props.figure, current.value);
  });

  function read({ clientX, clientY, type, movementX, movementY }: PointerEvent): void {
    if (!props.figure || !frame.value || !box.value) return;
    // A page that scrolls under a pointer at rest is no pointing.
    if (type === 'pointermove' && movementX === 0 && movementY === 0) return;
    const { left, top } = box.value.getBoundingClientRect();
    announced.value = false;
    place.value = placeAt(props.figure, frame.value, clientX - left, clientY - top);
  }

  /** What keys chose stays until the focus goes. */
  function leave({ type }: Event): void {
    if (type === 'blur' || !announced.value) place.value = undefined;
  }

  function step(event: KeyboardEvent): void {
    const next = props.figure && placeAfter(props.figure, current.value, event.key);
    if (!next) return;
    event.preventDefault();
    announced.value = true;
    place.value = next;
  }

  async function save(kind: 'svg' | 'png'): Promise<void> {
    if (!props.figure) return;
    if (kind === 'svg') return saveFile(`${props.file}.svg`, svgOf(props.figure), 'image/svg+xml');
    saveFile(`${props.file}.png`, await pngOf(props.figure), 'image/png');
  }

  return { mark, text, announced, least: tallest, read, leave, step, save };
}
