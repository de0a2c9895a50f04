import { networkFromDescription } from '@entk/models';
import { type FactoredJacobian, factoredJacobian } from '@entk/jacobians';
import { randomNetwork, someParameters } from '@entk/testing';

/** The Jacobian of the random network of a seed, by some of its parameters. */
export function randomJacobian(seed: number): FactoredJacobian {
  const trial = randomNetwork(seed, { layers: 'dense' });
  const parameters = someParameters(trial, seed);
  return factoredJacobian(networkFromDescription(trial.description), trial.parameters, trial.inputs, { parameters });
}

/** What kinds of Jacobian a property has met, so that a test can say that it met them all. */
export function kindsOf({ uses, exampleCount, outputCount, parameterCount }: FactoredJacobian): string[] {
  const names = uses.map((use) => use.parameter);
  const forms = uses.map(({ delta }) =>
    delta.form === 'dense' ? 'dense δ' : delta.examples ? 'δ with examples' : 'δ without examples',
  );
  const turned = uses.flatMap((use) =>
    use.kind === 'vector' ? ['bias'] : use.kind === 'matrix' && use.transposed ? ['transposed'] : [],
  );
  const shared = names.some((name, index) => names.indexOf(name) < index) ? ['shared'] : [];
  const wide = parameterCount < exampleCount * outputCount ? 'P < N·C' : 'P ≥ N·C';
  return [...forms, ...turned, ...shared, wide];
}

/** Every kind there is. */
export const everyKind = [
  'dense δ',
  'δ with examples',
  'δ without examples',
  'bias',
  'transposed',
  'shared',
  'P < N·C',
  'P ≥ N·C',
];
