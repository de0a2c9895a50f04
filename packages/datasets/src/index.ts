export type { GrammaticalNumber } from './grammar/lexicon.js';
export {
  type TemplatePartOfSpeech,
  templatePartsOfSpeech,
  templateSentences,
  type TemplateSentences,
  type TemplateSentencesOptions,
  type TemplateWord,
} from './grammar/template-sentences.js';
export { indicatorFamily, type IndicatorFamilyOptions } from './indicator-family.js';
export {
  firstRepeatedPosition,
  inductionFamilyNames,
  type InductionFamilyName,
  inductionReads,
  type InductionReads,
  type InductionReadsOptions,
} from './induction/reads.js';
export {
  repeatedSequences,
  type RepeatedSequences,
  type RepeatedSequencesOptions,
} from './induction/sequences.js';
export { axisFamily, type AxisFamilyOptions } from './modular-addition/axis-family.js';
export { modularAddition, type ModularAddition, type ModularAdditionOptions } from './modular-addition/data-set.js';
export {
  type FourierArgument,
  fourierArguments,
  fourierFamily,
  type FourierFamilyOptions,
} from './modular-addition/fourier-family.js';
export {
  modularAdditionTokens,
  type ModularAdditionTokens,
  type ModularAdditionTokensOptions,
} from './modular-addition/tokens.js';
export {
  superpositionFeatures,
  type SuperpositionFeatures,
  type SuperpositionOptions,
} from './superposition/data-set.js';
export { expandedIndicators, type ExpandedIndicatorOptions } from './superposition/expanded-indicators.js';
export { geometricImportance } from './superposition/importance.js';
export type { ParentFeature, PresenceStructure } from './superposition/presence.js';
