import { expect, it } from 'vitest';
import { labelsOf } from '../../../../src/lab/supervised/labels.ts';
import { createActionScaling } from '../../../../src/rl/action-scaling.ts';
import { toGymSpace } from '../../../../src/race/action-space.ts';

const ACTIONS = {
  type: 'continuous',
  steering_angle: { low: -30, high: 20 },
  speed: { low: 0.5, high: 4 },
} as const;

it('are commands between −1 and 1, as a policy thinks of them', () => {
  const commands = Float32Array.of(-30, 0.5, 20, 4, -5, 2.25);
  expect([...labelsOf(commands, ACTIONS)]).toEqual([-1, -1, 1, 1, 0, 0]);
  const back = new Float32Array(6);
  createActionScaling(toGymSpace(ACTIONS))(labelsOf(commands, ACTIONS), 3, back);
  expect([...back]).toEqual([...commands]);
});

it('are clipped where the expert may do what the learner may not', () => {
  expect([...labelsOf(Float32Array.of(25, 0.1), ACTIONS)]).toEqual([1, -1]);
});
