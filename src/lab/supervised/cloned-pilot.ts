import { toGymSpace } from '../../race/action-space.ts';
import type { SensorSpec } from '../../race/observers/sensor-spec.ts';
import { PolicyPilot } from '../../race/policy-pilot.ts';
import { GreedyPolicy } from '../../rl/greedy-policy.ts';
import type { CarSpec } from '../../sim/car-spec.ts';
import type { ClonedPolicy } from './clone-behaviour.ts';
import type { ContinuousActions } from './labels.ts';

/** Puts what has been learnt at the wheel. */
export function clonedPilot(
  policy: ClonedPolicy,
  actions: ContinuousActions,
  sensors: SensorSpec,
  car: CarSpec,
): PolicyPilot {
  return new PolicyPilot({ policy: new GreedyPolicy(policy, toGymSpace(actions), 1), actions, sensors }, car);
}
