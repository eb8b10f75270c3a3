import { readShippedPolicy } from '../../../../src/cli/files.ts';
import type { FraudPlans } from '../../../../src/lab/fraud/trial/fraud-plans.ts';

const COMMON = {
  cars: ['deepracer-v6'],
  policyOf: (track: string) => readShippedPolicy(track),
} as const;

/** Two tracks to learn on, one to be asked about. */
export const SMALL_PLANS: FraudPlans = {
  learnt: () => ({
    ...COMMON,
    name: 'a',
    tracks: ['skid-ring', 'oval'],
    drivers: ['policy', 'careful'],
    honest: 16,
    tampered: 3,
  }),
  heldOut: () => ({
    ...COMMON,
    name: 'b',
    tracks: ['home'],
    drivers: ['careful', 'racer'],
    honest: 8,
    tampered: 7,
  }),
};
export const SMALL_TRACKS = ['skid-ring', 'oval', 'home'] as const;
