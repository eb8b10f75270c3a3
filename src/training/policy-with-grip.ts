import { withGrip } from '../sim/with-grip.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';

/** The same policy in a car with so much of its grip, 0 … 1: would it still drive? @param share the same car if left out */
export function policyWithGrip(policy: PolicySnapshot, share?: number): PolicySnapshot {
  return share === undefined ? policy : { ...policy, car: withGrip(policy.car, share) };
}
