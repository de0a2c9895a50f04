import type { Claim, Control } from '../../../report/claim.js';
import { controlOf } from '../../../report/controls.js';
import type { MeasuredTable } from '../../../report/measured-table.js';
import { significant } from '../../../report/numbers.js';
import type { Measurements } from '../measurements.js';
import type { RotationResult } from '../rotation-result.js';
import type { CliffWithoutPrior, UnitDraws } from '../without-prior.js';

/** What can be found where nobody says what the inputs are: ours, and held to the figures with the prior. */
export function withoutPriorClaims(measurements: Measurements): Claim[] {
  return [firstCliff(measurements), secondCliff(measurements), overTraining(measurements), unitsAlone(measurements)];
}

/** How far below the joint Laplacians a rotation without a prior may be to count as good. */
const behindPrior = 0.03;

function firstCliff({ withoutPrior: { first } }: Measurements): Claim {
  const { network, joint, untrained } = first;
  const { meanColumnMax: match, featuresAbove } = network.figures;
  const pairs = network.heatmap.values.rows;
  return {
    id: 'first-cliff-without-prior',
    statement: 'The first cliff gives its Fourier features without a prior on the inputs.',
    source: 'Ours; footnote 7 and section 5 wish for it',
    method:
      'The layer-1 cliff, split by the groups that the inputs fall into by their covariance, each part rotated by the hidden units (quartimax): mean best match (squared norm) at least 0.985 and every pair above 0.9; by the units of the untrained network at most 0.3.',
    paper: '– (needs the torus)',
    measured: `mean best match ${significant(match)}, ${featuresAbove} of ${pairs} pairs above 0.9; jointly with the prior ${significant(joint.figures.meanColumnMax)}; by untrained units ${significant(untrained.figures.meanColumnMax)}; most possible ${significant(first.mostPossible)}`,
    table: tableOf(first),
    values: valuesOf(first),
    controls: controlsOf('mean best match of the layer-1 cliff, without a prior', first.network, first.draws),
    holds: match >= 0.985 && featuresAbove === pairs && untrained.figures.meanColumnMax <= 0.3,
  };
}

function secondCliff({ withoutPrior: { second } }: Measurements): Claim {
  const { network, joint, untrained } = second;
  const { meanColumnMax: match, featuresAbove } = network.figures;
  const pairs = network.heatmap.values.rows;
  return {
    id: 'second-cliff-without-prior',
    statement: 'The second cliff gives its features without a prior as well as with both Laplacians jointly.',
    source: 'Ours; compare figure 5 and appendix D',
    method: `The second cliff, split by how much of the outputs its directions carry, each part rotated by the hidden units (quartimax): mean best match (squared norm) at least 0.89, no more than ${behindPrior} below the joint Laplacians, at least 22 of 28 pairs above 0.9; by the units of the untrained network at most 0.5.`,
    paper: '– (needs the torus)',
    measured: `mean best match ${significant(match)}, ${featuresAbove} of ${pairs} pairs above 0.9; jointly with the prior ${significant(joint.figures.meanColumnMax)} (${joint.figures.featuresAbove}); by untrained units ${significant(untrained.figures.meanColumnMax)}; most possible ${significant(second.mostPossible)}`,
    table: tableOf(second),
    values: valuesOf(second),
    controls: controlsOf('mean best match of the second cliff, without a prior', second.network, second.draws),
    holds:
      match >= 0.89 &&
      match >= joint.figures.meanColumnMax - behindPrior &&
      featuresAbove >= (22 / 28) * pairs &&
      untrained.figures.meanColumnMax <= 0.5,
  };
}

function overTraining({ withoutPrior: { epochs } }: Measurements): Claim {
  const at = (epoch: number) => epochs.find((one) => one.epoch === epoch)?.network.figures.meanColumnMax ?? 0;
  return {
    id: 'second-cliff-without-prior-over-training',
    statement: 'The features of the second cliff can be followed through the transition without a prior.',
    source: 'Ours; compare figure 5',
    method:
      'Mean best match of the second cliff, by outputs and units: at least 0.78 at epoch 100 and 0.84 at epoch 150.',
    paper: '– (figure 5 needs the torus)',
    measured: epochs
      .map(
        ({ epoch, network, joint }) =>
          `epoch ${epoch}: ${significant(network.figures.meanColumnMax)} (with the prior ${significant(joint.figures.meanColumnMax)})`,
      )
      .join('; '),
    table: {
      rowsAre: 'epoch',
      columns: ['without a prior', 'with the prior'],
      rows: epochs.map(({ epoch, network, joint }) => ({
        of: String(epoch),
        cells: [network, joint].map(({ figures }) => significant(figures.meanColumnMax)),
      })),
    },
    values: {
      epochs: epochs.map(({ epoch }) => epoch),
      meanBestMatch: epochs.map(({ network }) => network.figures.meanColumnMax),
      joint: epochs.map(({ joint }) => joint.figures.meanColumnMax),
      pairsMatched: epochs.map(({ network }) => network.figures.featuresAbove),
    },
    controls: epochs.flatMap(({ epoch, network, draws }) =>
      draws ? controlsOf(`mean best match of the second cliff at epoch ${epoch}, without a prior`, network, draws) : [],
    ),
    holds: at(100) >= 0.78 && at(150) >= 0.84,
  };
}

function unitsAlone({ withoutPrior: { first, second } }: Measurements): Claim {
  const cliffs = [first, second].map(({ unitsAlone: { figures, heatmap } }) => ({
    match: figures.meanColumnMax,
    matched: figures.featuresAbove,
    pairs: heatmap.values.rows,
  }));
  return {
    id: 'units-alone',
    statement: 'The hidden units alone find the features of both cliffs: neither inputs nor outputs are asked.',
    source: 'Ours',
    method:
      'Quartimax, blocks of vectors that share their units, and circles told apart inside a block: mean best match (squared norm) at least 0.95 with every pair above 0.9 in the first cliff, at least 0.88 in the second.',
    paper: '–',
    measured: cliffs
      .map(
        ({ match, matched, pairs }, index) =>
          `${['first', 'second'][index]} cliff ${significant(match)}, ${matched} of ${pairs} pairs above 0.9`,
      )
      .join('; '),
    table: {
      rowsAre: 'cliff',
      columns: ['mean best match', 'pairs above 0.9'],
      rows: cliffs.map(({ match, matched, pairs }, index) => ({
        of: ['first', 'second'][index],
        cells: [significant(match), `${matched} of ${pairs}`],
        holds: index === 0 ? match >= 0.95 && matched === pairs : match >= 0.88,
      })),
    },
    values: {
      meanBestMatch: cliffs.map(({ match }) => match),
      pairsMatched: cliffs.map(({ matched }) => matched),
      pairs: cliffs.map(({ pairs }) => pairs),
    },
    controls: [first, second].flatMap(({ unitsAlone: own, unitsAloneDraws }, index) =>
      controlsOf(`mean best match of the ${['first', 'second'][index]} cliff, by units alone`, own, unitsAloneDraws),
    ),
    holds: cliffs[0].match >= 0.95 && cliffs[0].matched === cliffs[0].pairs && cliffs[1].match >= 0.88,
  };
}

function tableOf({ network, joint, untrained, mostPossible }: CliffWithoutPrior): MeasuredTable {
  const pairs = network.heatmap.values.rows;
  const row = (of: string, { figures }: RotationResult) => ({
    of,
    cells: [significant(figures.meanColumnMax), String(figures.featuresAbove)],
  });
  return {
    rowsAre: 'rotation',
    columns: ['mean best match', `of ${pairs} pairs above 0.9`],
    rows: [
      row('by the network', network),
      row('both Laplacians, which need the torus', joint),
      row('by untrained units', untrained),
      { of: 'most possible', cells: [significant(mostPossible), ''] },
    ],
  };
}

function valuesOf({ network, joint, untrained, mostPossible }: CliffWithoutPrior): Claim['values'] {
  return {
    meanBestMatch: network.figures.meanColumnMax,
    pairsMatched: network.figures.featuresAbove,
    pairs: network.heatmap.values.rows,
    joint: joint.figures.meanColumnMax,
    jointPairsMatched: joint.figures.featuresAbove,
    untrainedUnits: untrained.figures.meanColumnMax,
    mostPossible,
  };
}

function controlsOf(figure: string, { figures }: RotationResult, draws: UnitDraws): Control[] {
  const observed = figures.meanColumnMax;
  return [
    controlOf(figure, 'untrained units', observed, draws.untrained),
    controlOf(figure, 'random units', observed, draws.random),
    controlOf(figure, 'permuted examples', observed, draws.permuted),
  ];
}
