import type { CauseMeasurement } from '../../language/causes.js';
import type { BasisName } from '../../language/score-words.js';
import type { Claim } from '../../report/claim.js';
import { countText, intervalText, meanInterval } from '../../report/intervals.js';
import { percent, significant } from '../../report/numbers.js';
import type { GrammarMeasurements } from './measurements.js';
import { leadOver, weightScores } from './weight-scores.js';

const source = 'Ours; the paper has one weight of one block of another model';
const laterSource = 'Later version, section 5: parts of speech, eNTK against PCA of the residual stream';
const paper = '– (not in the paper)';

/** The later paper's macro averages over tags, the largest over blocks and modes. */
const laterFigures = 'eNTK .827, PCA .745 (block 16 of Gemma-3-270M)';

/** Every claim of the run. Thresholds stood before it was made. */
export function languageModelClaims(measured: GrammarMeasurements): Claim[] {
  return [
    readsTheGrammar(measured),
    beyondChance(measured),
    learnt(measured),
    lastBlockBeyondResidual(measured),
    beyond(measured, 'PCA of the residual', 'beyond-the-residual', 'than PCA of the residual stream does', laterSource),
    beyond(measured, 'PCA of a', 'beyond-inputs', 'than PCA of what the weight takes', source),
    beyond(measured, 'PCA of δ', 'beyond-cotangents', 'than PCA of the cotangents of what it gives', source),
    rotatedBeyondResidual(measured),
    otherLabels(measured),
    ownPositions(measured),
    linearPrediction(measured),
    movesItsTokens(measured),
  ];
}

function readsTheGrammar({ trained, unigramEntropy }: GrammarMeasurements): Claim {
  return {
    id: 'reads-the-grammar',
    statement: 'The model expects the grammar’s next words better than their frequencies do.',
    source,
    method:
      'Mean −log p of the next token over all positions, below the entropy of the tokens’ frequencies in the same contexts: a control of weights, tokeniser and text.',
    paper,
    measured: `${significant(trained.loss)} nats a token against ${significant(unigramEntropy)}`,
    values: { loss: trained.loss, unigramEntropy },
    holds: trained.loss < unigramEntropy,
  };
}

function beyondChance({ trained }: GrammarMeasurements): Claim {
  const entk = weightScores(trained, { basis: 'eNTK' });
  const beyond = entk.filter(({ detection }) => {
    const { areaUnderCurve, shuffled } = detection;
    return (
      shuffled !== undefined &&
      areaUnderCurve.mean > shuffled.areaUnderCurve.mean + 2 * shuffled.areaUnderCurve.deviation
    );
  });
  const mean = meanInterval(entk.map(({ areaUnderCurve }) => areaUnderCurve));
  const shuffled = meanInterval(entk.map(({ detection }) => detection.shuffled?.areaUnderCurve.mean ?? Number.NaN));
  const random = trained.random.plain[0].areaUnderCurve.mean;
  return {
    id: 'beyond-chance',
    statement: 'Single eigenvectors of a weight’s kernel tell the part of speech of the next word.',
    source: laterSource,
    method:
      'Macro area under the ROC curve (vector and sign chosen on half of the rows, scored on the other): above that of shuffled labels, chosen alike, by two of its deviations, in nine of ten weights.',
    paper: laterFigures,
    measured: `${countText(beyond.length, entk.length)} weights; mean ${significant(mean.value)}, shuffled labels ${significant(shuffled.value)}, random vectors ${significant(random)}`,
    values: { weights: entk.length, beyond: beyond.length, mean: mean.value, shuffled: shuffled.value, random },
    holds: beyond.length >= 0.9 * entk.length,
  };
}

function learnt({ trained, untrained }: GrammarMeasurements): Claim {
  const leads = leadOver(weightScores(trained, { basis: 'eNTK' }), weightScores(untrained, { basis: 'eNTK' }));
  return {
    id: 'learnt',
    statement: 'What eigenvectors tell was learnt: those of an untrained network of the same shape tell less.',
    source,
    method:
      'The same score less that of the untrained network, weight by weight, in the blocks that both were measured in: above 0 in more than half of the weights, and on the mean with its interval (weights of one run are no independent draws).',
    paper,
    ...inMostWeights(leads.map(({ lead }) => lead)),
  };
}

/** Leads weight by weight: they hold above 0 in more than half of the weights, and on the mean with its interval. */
function inMostWeights(
  leads: readonly number[],
  { kinds = '', more = '' }: { readonly kinds?: string; readonly more?: string } = {},
): Pick<Claim, 'measured' | 'values' | 'holds'> {
  const gain = meanInterval(leads);
  const above = leads.filter((lead) => lead > 0).length;
  return {
    measured: `${countText(above, leads.length)} weights${kinds}; mean difference ${intervalText(gain)}${more}`,
    values: { weights: leads.length, above, gain: gain.value, low: gain.low },
    holds: above > leads.length / 2 && gain.low > 0,
  };
}

function lastBlockBeyondResidual({ trained }: GrammarMeasurements): Claim {
  const leads = leadOver(
    weightScores(trained, { basis: 'eNTK' }),
    weightScores(trained, { basis: 'PCA of the residual' }),
  );
  const last = leads[leads.length - 1];
  const own = weightScores(trained, { basis: 'eNTK' }).find(({ name }) => name === last?.name);
  return {
    id: 'last-block-beyond-the-residual',
    statement: 'In the last block the eNTK of the MLP’s last weight tells parts of speech better than the residual.',
    source: laterSource,
    method:
      'The score of that weight less that of PCA of the residual stream after the same layer, both unrotated: above 0.',
    paper: laterFigures,
    measured: last
      ? `${last.name}: ${significant(own?.areaUnderCurve ?? Number.NaN)}, less the residual ${significant(last.lead)}`
      : 'no weight was scored',
    values: { eNTK: own?.areaUnderCurve ?? null, lead: last?.lead ?? null },
    holds: last !== undefined && last.lead > 0,
  };
}

function beyond(
  { trained, given }: GrammarMeasurements,
  basis: BasisName,
  id: string,
  than: string,
  from: string,
): Claim {
  const leads = leadOver(weightScores(trained, { basis: 'eNTK' }), weightScores(trained, { basis }));
  const kinds = [...new Set(leads.map(({ kind }) => kind))].map((kind) => {
    const of = leads.filter((one) => one.kind === kind);
    return `${kind} ${of.filter(({ lead }) => lead > 0).length}/${of.length}`;
  });
  const onText =
    given && leadOver(weightScores(given, { basis: 'eNTK' }), weightScores(given, { basis })).map(({ lead }) => lead);
  return {
    id,
    statement: `Eigenvectors of a weight tell parts of speech better ${than}.`,
    source: from,
    method:
      'The score of the eNTK less that of the other basis, both unrotated and chosen alike, weight by weight: above 0 in more than half of the weights, and on the mean with its interval.',
    paper: from === laterSource ? laterFigures : paper,
    ...inMostWeights(
      leads.map(({ lead }) => lead),
      {
        kinds: ` (${kinds.join(', ')})`,
        more: onText ? `; on the text given ${intervalText(meanInterval(onText))}` : '',
      },
    ),
  };
}

function rotatedBeyondResidual({ trained }: GrammarMeasurements): Claim {
  const [entk, residual] = (['eNTK', 'PCA of the residual'] as const).map((basis) =>
    weightScores(trained, { basis, rotated: true }),
  );
  const leads = leadOver(entk, residual).map(({ lead }) => lead);
  return {
    id: 'rotated-beyond-the-residual',
    statement: 'Rotated by the model’s predictions, the eNTK’s vectors tell more than the residual’s rotated alike.',
    source,
    method:
      'The same difference after both bases were rotated so that each token’s probability loads on few vectors: above 0 in more than half of the weights, and on the mean with its interval.',
    paper,
    ...inMostWeights(leads),
  };
}

function otherLabels({ trained, plans }: GrammarMeasurements): Claim {
  const families = plans.trained.labels.slice(1).map(({ name }, index) => {
    const choice = { family: index + 1 };
    const leads = leadOver(
      weightScores(trained, { basis: 'eNTK', ...choice }),
      weightScores(trained, { basis: 'PCA of the residual', ...choice }),
    ).map(({ lead }) => lead);
    return { name, gain: meanInterval(leads) };
  });
  const ahead = families.filter(({ gain }) => gain.low > 0);
  return {
    id: 'other-labels',
    statement: 'For number, role, depth, place and the word itself the eNTK leads the residual too.',
    source,
    method: 'The mean of the same difference over weights, for each other kind of label: its interval above 0 for all.',
    paper,
    measured: `${ahead.length} of ${families.length} kinds; ${families.map(({ name, gain }) => `${name} ${intervalText(gain)}`).join('; ')}`,
    values: { kinds: families.length, ahead: ahead.length, gains: families.map(({ gain }) => gain.value) },
    holds: families.length > 0 && ahead.length === families.length,
  };
}

function ownPositions({ trained }: GrammarMeasurements): Claim {
  const shares = trained.shares.map(({ share }) => share).toSorted((a, b) => a - b);
  const half = shares.filter((share) => share >= 0.5).length;
  const middle = shares[Math.floor(shares.length / 2)] ?? Number.NaN;
  return {
    id: 'own-positions',
    statement: 'The kernel of a token’s own position is at least half of the exact one, for most weights.',
    source: 'Ours; measured for the two last blocks of another model before',
    method:
      'Trace of the own-position kernel over that of the exact one, at the last position of some contexts: at least 0.5 in more than half of the weights.',
    paper,
    measured: `${countText(half, shares.length)} weights; median ${percent(middle)}, least ${percent(shares[0] ?? Number.NaN)}`,
    values: { weights: shares.length, half, median: middle, least: shares[0] ?? null },
    holds: shares.length > 0 && half > shares.length / 2,
  };
}

function linearPrediction({ trained: { causes } }: GrammarMeasurements): Claim {
  const shortest = causes.map(({ steps }) => steps[0]);
  const correlations = shortest.map(({ correlation }) => correlation);
  return {
    id: 'linear-prediction',
    statement: 'A small step of a weight along Jᵀv changes the read-out, token by token, as the kernel says.',
    source,
    method:
      'The weight moved along Jᵀv by a thousandth of its length and the model run again: correlation over tokens of the change of the read-out with J Jᵀv, at least 0.9 for every vector.',
    paper,
    measured: causes
      .map(
        ({ name, vector, steps: [step] }) =>
          `${name}, vector ${vector + 1}: ${significant(step.correlation)} (change ${significant(step.change)}, predicted ${significant(step.predicted)})`,
      )
      .join('; '),
    values: {
      correlations,
      changes: shortest.map(({ change }) => change),
      predicted: shortest.map(({ predicted }) => predicted),
    },
    holds: causes.length > 0 && correlations.every((one) => one >= 0.9),
  };
}

function movesItsTokens({ trained: { causes } }: GrammarMeasurements): Claim {
  const surpasses = ({ steps, random }: CauseMeasurement) => {
    const step = steps[steps.length - 1];
    return random.every(({ change, atLargest }) => step.change > 10 * change && step.atLargest > atLargest);
  };
  const held = causes.filter(surpasses).length;
  return {
    id: 'moves-its-tokens',
    statement:
      'A step along Jᵀv moves the read-out far more than a random one as long, and at the vector’s own tokens.',
    source,
    method:
      'A step of a hundredth of the weight’s length: root mean square change of the read-out more than ten times that of every random direction of the same length, and a larger share of its square at the tenth of the tokens where v is largest.',
    paper,
    measured: `${held} of ${causes.length} vectors; ${causes
      .map(({ name, vector, steps, random }) => {
        const step = steps[steps.length - 1];
        const [change, share] = (['change', 'atLargest'] as const).map((what) =>
          Math.max(...random.map((one) => one[what])),
        );
        return `${name}, vector ${vector + 1}: change ${significant(step.change)} (random at most ${significant(change)}), share at its tokens ${percent(step.atLargest)} (${percent(share)})`;
      })
      .join('; ')}`,
    values: {
      changes: causes.map(({ steps }) => steps[steps.length - 1].change),
      random: causes.map(({ random }) => Math.max(...random.map(({ change }) => change))),
      atLargest: causes.map(({ steps }) => steps[steps.length - 1].atLargest),
    },
    holds: causes.length > 0 && held === causes.length,
  };
}
