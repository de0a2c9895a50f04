import experiments from '../../../measured/claims.json' with { type: 'json' };

/** What was measured, laid out. */
export interface MeasuredTable {
  /** What a row is: `network`, `seed`. */
  readonly rowsAre: string;
  readonly columns: readonly string[];
  readonly rows: readonly {
    readonly of: string;
    /** The paper's value. */
    readonly paper?: string;
    readonly cells: readonly string[];
    readonly holds?: boolean;
  }[];
}

/** Whether a claim holds, of all that it speaks of or of a part. */
export type Verdict = 'holds' | 'partly' | 'fails';

/** A claim, and what was measured of it. */
export interface Claim {
  readonly id: string;
  readonly statement: string;
  /** Where in the paper. */
  readonly source: string;
  /** What the paper says. */
  readonly paper: string;
  readonly measured: string;
  readonly table?: MeasuredTable;
  readonly method: string;
  readonly holds: boolean;
  readonly verdict?: Verdict;
}

/** The claims of an experiment, and which run of the program they are from. */
interface Experiment {
  readonly run: string;
  readonly claims: readonly Claim[];
}

// What a file holds is more various than any one claim.
const all = experiments as unknown as readonly Experiment[];

/** Those of every experiment. */
export const claims = all.flatMap(({ claims: own }) => own);

/** Those of the experiments that `entk reproduce RUN` runs. */
export function claimsOf(run: string): Claim[] {
  return all.filter((experiment) => experiment.run === run).flatMap(({ claims: own }) => own);
}

/** As the program gave it. */
export function verdictOf({ verdict, holds }: Claim): Verdict {
  return verdict ?? (holds ? 'holds' : 'fails');
}
