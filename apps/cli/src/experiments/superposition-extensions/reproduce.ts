import type { NdArray, NumericArray } from '@entk/core';
import { vector } from '../../report/arrays.js';
import { controlsTable, withAdjustedControls } from '../../report/controls.js';
import { detectorTable } from '../../report/detector-table.js';
import { significant } from '../../report/numbers.js';
import type { Report, ReportTable } from '../../report/report.js';
import { extensionClaims } from './claims.js';
import { extensionFigures } from './figures.js';
import type { ExtensionMeasurements, ExtensionPlan } from './measurements.js';
import { type ExtensionSettings, extensionSettings } from './settings.js';
import { structuresOf } from './structures.js';
import { type ExtensionGroup, families, groupName, groupsOf, labelledMethods, matchOf } from './summaries.js';

/** Toy models of superposition whose features depend on each other: what the kernel knows, beside other ways to ask. */
export async function reproduceExtensions(
  changes: Partial<ExtensionSettings>,
  measure: (plan: ExtensionPlan) => Promise<ExtensionMeasurements>,
): Promise<Report> {
  const settings = { ...extensionSettings, ...changes };
  const { features, widths, seed, seeds, examples, steps, autoencoder } = settings;
  const plans = structuresOf(features).flatMap(({ id }) =>
    widths.flatMap((hiddenUnits) =>
      Array.from({ length: seeds }, (_, index) => ({ settings, structure: id, hiddenUnits, seed: seed + index })),
    ),
  );
  const measured = await Promise.all(plans.map((plan) => measure(plan)));
  const groups = groupsOf(measured);
  const claims = withAdjustedControls(extensionClaims(groups));
  return {
    id: 'superposition-extensions',
    title: 'Toy models of superposition beyond independence (section 5)',
    summary: `Autoencoders learn to reconstruct ${features} features that depend on each other: pairs that appear together, pairs that exclude each other, children under parents, and parents split into children. What the kernel’s vectors say of parents and children is held against principal and independent components of the hidden activations, a sparse autoencoder trained on them, and the outputs as they are, by one and the same matching. Each structure is trained with ${widths.join(' and ')} hidden units and ${seeds} seeds.`,
    settings: {
      features,
      examples,
      steps,
      seeds: `${seed} to ${seed + seeds - 1}`,
      hiddenUnits: widths.join(', '),
      latents: autoencoder.latentsPerFeature * features,
    },
    claims,
    figures: extensionFigures(groups),
    findings: { matches: findingsOf(groups), autoencoders: autoencodersOf(groups) },
    tables: [matchTable(groups), dropTable(groups, features), controlsTable(claims), detectorTable()],
    notes: notesOf(settings),
    arrays: arraysOf(measured),
  };
}

function notesOf({ autoencoder: { penalties, steps, latentsPerFeature } }: ExtensionSettings): string[] {
  return [
    'Every feature is worth the same (I_i = 1), unlike in figure 1: importance is a structure of its own. Rows have unit length.',
    'A vector of the flattened kernel is compared by its profile over examples: its leading singular vector as a matrix of outputs and examples.',
    `The sparse autoencoders have ${latentsPerFeature} latents a feature and are trained for ${steps} steps at λ = ${penalties.join(', ')}. A figure shows the best λ of each network and family, which takes the features to be known; the kernel has no such choice. The narrow ones are not trained to the end: on independent features at seed 0 the match of the children is 0.72 after 2,000 steps and 0.76 after 4,000.`,
    'PCA and ICA of m hidden activations give m vectors for n features, and cannot match more: superposition is what they do not see.',
  ];
}

function matchTable(groups: readonly ExtensionGroup[]): ReportTable {
  return {
    title: 'Parents and children in every way',
    caption:
      'Mean |correlation| with the features over the best one-to-one assignment, mean ± standard deviation over the networks; the best of the ways that do not read the outputs in bold.',
    header: ['structure', 'family', ...labelledMethods.map(({ label }) => label)],
    rows: groups.flatMap((group) =>
      families
        .filter((family) => matchOf(group, 'byOutputs', family))
        .map((family) => {
          const spreads = labelledMethods.map(({ method }) => ({ method, spread: matchOf(group, method, family) }));
          const compared = spreads.filter(({ method }) => method !== 'outputs');
          const most = Math.max(...compared.map(({ spread }) => spread?.mean ?? 0));
          return [
            groupName(group),
            family,
            ...spreads.map(({ method, spread }) => {
              const { mean = 0, deviation = 0 } = spread ?? {};
              const text = `${significant(mean)} ± ${significant(deviation, 2)}`;
              return method !== 'outputs' && mean === most ? `**${text}**` : text;
            }),
          ];
        }),
    ),
    pageOnly: true,
  };
}

function dropTable(groups: readonly ExtensionGroup[], features: number): ReportTable {
  const parentsOf = new Map(structuresOf(features).map(({ id, sets }) => [id, sets.length]));
  return {
    title: 'Drops',
    caption: `In how many networks the detector reports a drop of the flattened kernel’s spectrum after as many vectors as there are parents, and after n = ${features}; and where else. With equal importance and strong superposition the drop at n is not as sure as in figure 1.`,
    header: ['structure', 'networks', 'after the parents', `after n = ${features}`, 'elsewhere'],
    rows: groups.map((group) => {
      const { structure, networks } = group;
      const parents = parentsOf.get(structure) as number;
      const found = (after: number) =>
        networks.filter(({ drops }) => drops.some((drop) => drop.after === after)).length;
      const elsewhere = networks.flatMap(({ drops }) =>
        drops.map(({ after }) => after).filter((after) => after !== parents && after !== features),
      );
      return [
        groupName(group),
        String(networks.length),
        parents > 0 ? String(found(parents)) : '–',
        String(found(features)),
        elsewhere.toSorted((left, right) => left - right).join(', ') || '–',
      ];
    }),
  };
}

function findingsOf(groups: readonly ExtensionGroup[]): object {
  return groups.map((group) => ({
    structure: group.structure,
    hiddenUnits: group.hiddenUnits,
    ...Object.fromEntries(
      families.map((family) => [
        family,
        Object.fromEntries(labelledMethods.map(({ method }) => [method, matchOf(group, method, family) ?? null])),
      ]),
    ),
  }));
}

/** Means over networks, by λ. */
function autoencodersOf(groups: readonly ExtensionGroup[]): object {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  return groups.map(({ structure, hiddenUnits, networks }) => ({
    structure,
    hiddenUnits,
    penalties: networks[0].autoencoders.map(({ penalty }, place) => {
      const same = networks.map(({ autoencoders }) => autoencoders[place]);
      return {
        penalty,
        children: mean(same.map(({ children }) => children)),
        ...(same[0].parents !== undefined && { parents: mean(same.flatMap(({ parents = [] }) => parents)) }),
        unexplained: mean(same.map(({ unexplained }) => unexplained)),
        active: mean(same.map(({ active }) => active)),
      };
    }),
  }));
}

function arraysOf(networks: readonly ExtensionMeasurements[]): Map<string, NdArray<NumericArray>> {
  return new Map(
    networks.map(({ structure, hiddenUnits, seed, values }) => [
      `${structure}_m${hiddenUnits}_seed${seed}_eigenvalues`,
      vector(values),
    ]),
  );
}
