import experiments from '../../../measured/claims.json' with { type: 'json' };

/** A claim, and what was measured of it. */
interface Claim {
  readonly id: string;
  readonly statement: string;
  /** Where in the paper. */
  readonly source: string;
  /** What the paper says. */
  readonly paper: string;
  readonly measured: string;
  readonly method: string;
  readonly holds: boolean;
}

/** Those of every experiment. */
export const claims = experiments.flatMap<Claim>((experiment) => experiment.claims);

/** Those of the experiments that `entk reproduce RUN` runs. */
export function claimsOf(run: string): Claim[] {
  return experiments.filter((experiment) => experiment.run === run).flatMap<Claim>((experiment) => experiment.claims);
}
