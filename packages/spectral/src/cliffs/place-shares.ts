import { log10, pow } from '@entk/core/elementary';
import { dropWidths, earlyShares, expectedShare, lastSinglePlace, restShare } from '../constants.js';

/**
 * log₁₀ of the share of the false-alarm rate that a stretch of `width` gaps has whose first lies after eigenvalue
 * number `after`; −∞ if it is not tested.
 *
 * @param places Of the whole spectrum; only places that come late depend on it.
 * @param expected Where a drop was expected before the spectrum was seen: these places share a part of the rate.
 */
export function logShare(after: number, width: number, places: number, expected: readonly number[] = []): number {
  if (expected.length === 0) return searchShare(after, width, places);
  const searched = (1 - expectedShare.taken) * pow(10, searchShare(after, width, places));
  const given = after <= expectedShare.first.to ? expectedShare.first.given : expectedShare.given;
  const named = width === 1 && expected.includes(after) ? given / expected.length : 0;
  return log10(searched + named);
}

function searchShare(after: number, width: number, places: number): number {
  const early = earlyShares.find(({ to }) => after <= to);
  const last = earlyShares[earlyShares.length - 1].to;
  const place = early ? early.each : restShare / Math.max(1, places - last);
  if (after <= lastSinglePlace) return width === 1 ? log10(place) : -Infinity;
  return log10(place * (dropWidths.find((tested) => tested.width === width)?.share ?? 0));
}
