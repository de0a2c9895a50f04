import Table from 'cli-table3';
import pc from 'picocolors';
import type { NetworkMeasurements } from '../analysis/measurements.js';
import { networkTables } from '../analysis/network-tables.js';

/** The report's tables for a terminal. */
export function reportTables(measurements: NetworkMeasurements): string {
  return networkTables(measurements)
    .map(({ title, header, rows }) => {
      const table = new Table({ head: header.map((text) => pc.bold(text)), style: { head: [], border: [] } });
      for (const row of rows) table.push([...row]);
      return `${pc.bold(title)}\n${table.toString()}`;
    })
    .join('\n');
}
