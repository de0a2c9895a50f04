import type { Layer, Network } from '@entk/models';

/** Parameters whose kernel is taken by itself. */
export interface ParameterGroup {
  /** `net.0`, or `W, b` where names have nothing in common. */
  readonly label: string;
  readonly parameters: readonly string[];
}

/** The parameters of each layer that has any, in the order of the layers, blocks opened; those of a tied layer once. */
export function parameterGroups({ layers }: Pick<Network, 'layers'>): ParameterGroup[] {
  const groups = new Map<string, ParameterGroup>();
  for (const parameters of layers.flatMap(namesOf)) {
    const key = JSON.stringify(parameters);
    if (!groups.has(key)) groups.set(key, { label: labelOf(parameters), parameters });
  }
  return [...groups.values()];
}

/**
 * The groups with the parameters of a choice alone.
 *
 * @param chosen Names; groups without any of them are left out.
 */
export function chosenGroups(groups: readonly ParameterGroup[], chosen: readonly string[]): ParameterGroup[] {
  return groups.flatMap(({ label, parameters }) => {
    const kept = parameters.filter((name) => chosen.includes(name));
    if (kept.length === 0) return [];
    return [{ label: kept.length === parameters.length ? label : labelOf(kept), parameters: kept }];
  });
}

/** What a layer reads itself, and then what each layer inside it does. */
function namesOf({ parameters, inner = {} }: Layer): string[][] {
  const inside = Object.values(inner).flat();
  const own = parameters.filter((name) => !inside.some((layer) => layer.parameters.includes(name)));
  return [...(own.length > 0 ? [own] : []), ...inside.flatMap(namesOf)];
}

/** `net.0` of `net.0.weight` and `net.0.bias`. */
function labelOf(parameters: readonly string[]): string {
  const scopes = new Set(parameters.map((name) => name.replace(/[./][^./]*$/, '')));
  const [scope] = scopes;
  return parameters.length > 1 && scopes.size === 1 && !parameters.includes(scope) ? scope : parameters.join(', ');
}
