import { computed, ref, shallowRef, type ShallowRef } from 'vue';
import type { DrawnPlace, DrawnValues } from './drawn-values.js';

/** A picture of a figure: where its numbers are, if they were kept, and how wide it was drawn. */
export interface DrawnFigure {
  readonly json?: string;
  readonly width: number;
}

const invitation = 'Point, or use arrow keys, to read values.';
const fetching = 'Fetching the values …';

/**
 * Reads values off the picture of a figure by pointer and by keys. Its numbers are fetched when they are first asked
 * for; a figure without them stays a picture.
 *
 * @param box The element that the picture fills.
 */
export function useDrawnValues(drawn: () => DrawnFigure, box: Readonly<ShallowRef<HTMLElement | null>>) {
  const values = shallowRef<DrawnValues>();
  const at = shallowRef<DrawnPlace>();
  const announced = ref(false);
  const scale = ref(1);
  const loading = ref(false);
  let asked: Promise<void> | undefined;

  const mark = computed(() => {
    if (!values.value || !at.value) return undefined;
    const { left, top, width, height } = values.value.markOf(at.value);
    const px = (length: number) => `${length * scale.value}px`;
    return { isCell: width > 0, style: { left: px(left), top: px(top), width: px(width), height: px(height) } };
  });
  const text = computed(() => {
    if (loading.value) return fetching;
    return values.value && at.value ? values.value.textOf(at.value) : invitation;
  });

  async function load(): Promise<void> {
    const { json, width } = drawn();
    if (json === undefined) return;
    const response = await fetch(json);
    if (!response.ok) return;
    const { drawnValues } = await import('./drawn-values.js');
    values.value = drawnValues(await response.text(), width);
  }

  /** A network that is down leaves a picture, and asks again the next time. */
  function ask(): void {
    if (asked) return;
    loading.value = true;
    asked = load()
      .catch(() => {
        asked = undefined;
      })
      .finally(() => {
        loading.value = false;
      });
  }

  function read({ clientX, clientY }: PointerEvent): void {
    ask();
    const area = box.value?.getBoundingClientRect();
    if (!values.value || !area) return;
    scale.value = area.width / drawn().width;
    announced.value = false;
    at.value = values.value.at((clientX - area.left) / scale.value, (clientY - area.top) / scale.value);
  }

  function step(event: KeyboardEvent): void {
    ask();
    const next = values.value?.after(at.value, event.key);
    if (!next) return;
    event.preventDefault();
    scale.value = (box.value?.clientWidth ?? 0) / drawn().width;
    announced.value = true;
    at.value = next;
  }

  /** What keys chose stays until the focus goes. */
  function leave({ type }: Event): void {
    if (type === 'blur' || !announced.value) at.value = undefined;
  }

  return { mark, text, announced, ask, read, step, leave };
}
