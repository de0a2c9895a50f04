import { type Agreement, agreementFigures } from './agreement.js';

/** The figures of an `Agreement`, one number for each k = 0 … rank. */
export type AgreementSeries = { readonly [figure in keyof Agreement]: Float64Array };

/** Series of zeros. */
export function emptySeries(length: number): AgreementSeries {
  return seriesOf(() => new Float64Array(length));
}

/** Writes the figures of rank k. */
export function writeAgreement(series: AgreementSeries, k: number, agreement: Agreement): void {
  for (const figure of agreementFigures) series[figure][k] = agreement[figure];
}

/** The figures of rank k. */
export function agreementAt(series: AgreementSeries, k: number): Agreement {
  return seriesOf((figure) => series[figure][k]);
}

function seriesOf<T>(value: (figure: keyof Agreement) => T): Record<keyof Agreement, T> {
  return Object.fromEntries(agreementFigures.map((figure) => [figure, value(figure)])) as Record<keyof Agreement, T>;
}
