import { computed, ref, shallowRef } from 'vue';

/** The checkpoints of a training, and the one on show: the newest while training, then the reader's choice. */
export function useCheckpoints<Checkpoint extends { readonly epoch: number }>() {
  const checkpoints = shallowRef<readonly Checkpoint[]>([]);
  const place = ref(0);
  /** The epoch that an address asks for, until there is a checkpoint to show. */
  const asked = ref<number>();
  const shown = computed<Checkpoint | undefined>(() => checkpoints.value[place.value]);
  /** The epoch on show; nothing if it is the newest, as it is without an address that says otherwise. */
  const epoch = computed(() => {
    if (asked.value !== undefined) return asked.value;
    return place.value < checkpoints.value.length - 1 ? shown.value?.epoch : undefined;
  });

  function take(all: readonly Checkpoint[]): void {
    checkpoints.value = all;
    place.value = Math.max(0, all.length - 1);
  }

  const add = (checkpoint: Checkpoint) => take([...checkpoints.value, checkpoint]);

  /** Shows the checkpoint that was asked for, or the nearest, and says if it is another. */
  function settle(): string | undefined {
    const [wanted, all] = [asked.value, checkpoints.value];
    asked.value = undefined;
    place.value = all.length - 1;
    if (wanted === undefined || all.length === 0) return undefined;
    const distances = all.map((checkpoint) => Math.abs(checkpoint.epoch - wanted));
    place.value = distances.indexOf(Math.min(...distances));
    const found = all[place.value].epoch;
    return found === wanted ? undefined : `There is no checkpoint of epoch ${wanted}: on show is epoch ${found}.`;
  }

  return { checkpoints, place, shown, epoch, asked, take, add, settle };
}
