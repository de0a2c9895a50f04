import type { MeasuredRow, MeasuredTable } from '../../../report/measured-table.js';
import type { KernelCase } from '../kernel-case.js';
import type { NetworkMeasurements } from '../measurements.js';

/** The kernel of all parameters at a β. */
export function caseAt({ cases }: NetworkMeasurements, beta: number): KernelCase {
  return cases.find((one) => one.beta === beta) as KernelCase;
}

/** What is measured of each, in a line. */
export function eachNetwork(
  networks: readonly NetworkMeasurements[],
  text: (network: NetworkMeasurements, index: number) => string,
): string {
  return networks.map((network, index) => `${network.id}: ${text(network, index)}`).join('; ');
}

/** A row a network, beside its name. */
export function tableOf(
  networks: readonly NetworkMeasurements[],
  columns: readonly string[],
  row: (network: NetworkMeasurements, index: number) => Omit<MeasuredRow, 'of'>,
): MeasuredTable {
  const rows = networks.map((network, index) => ({ of: network.label, ...row(network, index) }));
  return { rowsAre: 'network', columns, rows };
}
