import type { ScorerLimits } from '../../src/reward/scorer-limits.ts';

/**
 * Limits for tests that must pass on a machine busy with other work: what they check is who is blamed, not how soon.
 * How the default limits add up is a unit test with a clock of its own.
 */
export const PATIENT_LIMITS: Partial<ScorerLimits> = {
  load: 2500,
  call: 1500,
  spare: 30_000,
  tracedCall: 1500,
  locate: 60_000,
};
