import { useRoute } from 'vitepress';
import { ref, type Ref, watch } from 'vue';
import { readAddress, writeAddress } from './address.js';
import type { Fields } from './fields.js';

/** A page's address: what it says of these values, kept up to date while they change. */
export interface Address {
  /** What the address said that could not be taken, in sentences. */
  readonly complaints: Ref<readonly string[]>;
  /** The address that opens the page as it is now. */
  readonly link: () => string;
}

/**
 * Takes what the address says, writes back what changes, and takes again what another address of this page says.
 *
 * @param current The values now; what it reads is watched.
 * @param take Takes values that an address said, and says what is wrong with them together.
 */
export function useAddress<Values extends object>(
  fields: Fields<Values>,
  usual: Values,
  current: () => Values,
  take: (values: Values, again: boolean) => readonly string[],
): Address {
  const complaints = ref<readonly string[]>([]);
  const route = useRoute();
  function read(again: boolean): void {
    const found = readAddress(fields, usual, location.search);
    complaints.value = [...found.complaints, ...take(found.values, again)];
  }
  read(false);

  const query = () => writeAddress(fields, usual, current());
  const link = () => {
    const said = query();
    return `${location.origin}${location.pathname}${said === '' ? '' : `?${said}`}${location.hash}`;
  };
  // The entry of the history is replaced: Back leads to the page before, not through every place of a slider.
  watch(query, () => {
    if (link() !== location.href) history.replaceState(history.state, '', link());
  });
  const path = route.path;
  watch(
    () => route.query,
    (now) => {
      if (route.path === path && now === location.search && now.slice(1) !== query()) read(true);
    },
  );
  return { complaints, link };
}
