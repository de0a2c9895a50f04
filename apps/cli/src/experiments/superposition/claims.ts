import type { Claim } from '../../report/claim.js';
import { dropAtFeatureCount, firstDrop, reconstructedCount, whatDecidesTheDrop } from './claims/drop-claims.js';
import { highImportance, nearlyAll, sparseBar, trend, twoLines, withoutBeta } from './claims/feature-claims.js';
import type { SuperpositionControls } from './controls.js';
import type { NetworkMeasurements } from './measurements.js';

/** What section 3 claims, for the three networks of figure 1 in their order. */
export function superpositionClaims(
  networks: readonly NetworkMeasurements[],
  controls: readonly SuperpositionControls[],
): Claim[] {
  return [
    dropAtFeatureCount(networks),
    firstDrop(networks),
    reconstructedCount(networks),
    highImportance(networks),
    nearlyAll(networks, controls),
    trend(networks),
    twoLines(networks),
    whatDecidesTheDrop(networks),
    withoutBeta(networks, controls),
  ];
}

/**
 * What section 3 claims of any network, whatever its m and S, of one: the drop at n, and what its vectors show at each
 * β. Two cliffs and two lines are told of the networks of figure 1 together.
 */
export function claimsOfNetwork(network: NetworkMeasurements, controls: SuperpositionControls): Claim[] {
  return [
    dropAtFeatureCount([network]),
    highImportance([network]),
    nearlyAll([network], [controls], [sparseBar]),
    trend([network]),
    withoutBeta([network], [controls]),
  ];
}
