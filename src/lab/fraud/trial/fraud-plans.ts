import type { PolicySnapshot } from '../../../training/policy-snapshot.ts';
import type { CarName } from '../../../sim/cars.ts';
import type { FraudDataPlan } from './fraud-data.ts';

/** Tracks that the model learns on, and others that it is tested on: no lap of theirs is among its examples. */
export const LEARNT_TRACKS = ['home', 'oval', 'arrowhead', 'trefoil', 'skid-ring', 'narrows'] as const;
export const HELD_OUT_TRACKS = ['bow-tie', 'twin-apex', 'thread', 'switchback'] as const;

/** The seeds that figures are measured on: nothing was chosen by them. */
export const MEASURED_SEEDS: readonly number[] = [11, 12, 13, 14, 15];

/** Who drives on the held-out tracks: a policy that nobody of the learnt ones has. */
const HELD_OUT_POLICY = 'generalist-state';

const CARS: readonly CarName[] = ['deepracer-v6', 'club'];

/** Policies by the names of their folders. */
export type PolicyShelf = ReadonlyMap<string, PolicySnapshot>;

/** Every policy that the two plans need. */
export const POLICIES: readonly string[] = [...LEARNT_TRACKS, HELD_OUT_POLICY];

/** Each track's own policy, with steady and unsteady hands, and careful drivers. */
function learntPlan(shelf: PolicyShelf): FraudDataPlan {
  return {
    name: 'learnt',
    tracks: LEARNT_TRACKS,
    cars: CARS,
    drivers: ['policy', 'unsteady', 'careful'],
    honest: 24,
    tampered: 4,
    policyOf: (trackId) => shelf.get(trackId) ?? null,
  };
}

/** Other tracks, another policy, and drivers near the ideal line, whom the examples do not have. */
function heldOutPlan(shelf: PolicyShelf): FraudDataPlan {
  return {
    name: 'held-out',
    tracks: HELD_OUT_TRACKS,
    cars: CARS,
    drivers: ['policy', 'racer', 'careful'],
    honest: 24,
    tampered: 6,
    policyOf: () => shelf.get(HELD_OUT_POLICY) ?? null,
  };
}

/** Which laps a model learns from, and which it is asked about. */
export interface FraudPlans {
  readonly learnt: (shelf: PolicyShelf) => FraudDataPlan;
  readonly heldOut: (shelf: PolicyShelf) => FraudDataPlan;
}

export const FRAUD_PLANS: FraudPlans = { learnt: learntPlan, heldOut: heldOutPlan };
