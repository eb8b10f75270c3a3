import { toGymSpace } from '../race/action-space.ts';
import { PolicyPilot } from '../race/policy-pilot.ts';
import { GreedyPolicy } from '../rl/greedy-policy.ts';
import type { CarSpec } from '../sim/car-spec.ts';
import { carSpecOf } from '../sim/car-spec-of.ts';
import type { PolicySnapshot } from './policy-snapshot.ts';

/** A stored policy at the wheel, without exploring. @param car that it drives; its own unless another is named */
export function snapshotPilot(policy: PolicySnapshot, car: CarSpec = carSpecOf(policy.car)): PolicyPilot {
  const { actions, sensors } = policy;
  return new PolicyPilot({ policy: new GreedyPolicy(policy, toGymSpace(actions), 1), actions, sensors }, car);
}
