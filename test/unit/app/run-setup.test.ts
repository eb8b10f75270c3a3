import { describe, expect, it } from 'vitest';
import { actionSpaceOf, DEFAULT_SETUP } from '../../../src/app/state/run-setup.ts';

describe('actionSpaceOf', () => {
  it('gives a continuous space the same reach to both sides', () => {
    expect(actionSpaceOf(DEFAULT_SETUP.actions)).toEqual({
      type: 'continuous',
      steering_angle: { low: -30, high: 30 },
      speed: { low: 0.5, high: 4 },
    });
  });

  it('makes a grid from right to left, slow to fast, as DeepRacer numbers its actions', () => {
    const actions = {
      ...DEFAULT_SETUP.actions,
      type: 'discrete',
      steering: 20,
      steeringChoices: 3,
      speedChoices: 2,
    } as const;
    expect(actionSpaceOf(actions)).toEqual({
      type: 'discrete',
      actions: [
        { steering_angle: -20, speed: 0.5 },
        { steering_angle: -20, speed: 4 },
        { steering_angle: 0, speed: 0.5 },
        { steering_angle: 0, speed: 4 },
        { steering_angle: 20, speed: 0.5 },
        { steering_angle: 20, speed: 4 },
      ],
    });
  });

  it('drives at the highest speed when there is only one', () => {
    const space = actionSpaceOf({ ...DEFAULT_SETUP.actions, type: 'discrete', speedChoices: 1 });
    expect(space.type === 'discrete' && space.actions.every(({ speed }) => speed === 4)).toBe(true);
  });
});
