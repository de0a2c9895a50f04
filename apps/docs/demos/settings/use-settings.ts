import { computed, reactive } from 'vue';

/** Ready-made settings, as a button offers them. */
export interface Preset<Settings> {
  readonly label: string;
  readonly settings: Settings;
}

/** Settings as fields write to them. */
export type Writable<Settings> = { -readonly [Name in keyof Settings]: Settings[Name] };

/** What `useSettings` gives for settings of a type. */
export type SettingsInUse<Settings extends object> = ReturnType<typeof useSettings<Settings>>;

/** The chosen settings of a demo, and why they cannot be started with, if so. */
export function useSettings<Settings extends object>(
  initial: Settings,
  conflictIn: (settings: Settings) => string | undefined,
) {
  const chosen = reactive({ ...initial }) as Writable<Settings>;
  const problems = reactive(new Map<keyof Settings, string>());
  const refusal = computed(() => [...problems.values()][0] ?? conflictIn(chosen));

  function note(name: keyof Settings, problem: string | undefined): void {
    if (problem === undefined) problems.delete(name);
    else problems.set(name, problem);
  }

  function take(settings: Settings): void {
    Object.assign(chosen, settings);
    problems.clear();
  }

  return { chosen, refusal, note, take };
}
