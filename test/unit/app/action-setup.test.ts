import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkActionSpace } from '../../../src/race/action-space.ts';
import {
  actionSetupOf,
  actionSpaceOf,
  type ActionSetup,
  areAllDifferent,
  DEFAULT_ACTION_SETUP,
  DEFAULT_GRID,
  describeActions,
  freshAction,
  gridOf,
  nearestAction,
} from '../../../src/app/state/action-setup.ts';
import { fromEarlierActions } from '../../../src/app/state/earlier-actions.ts';

const discrete: ActionSetup = { ...DEFAULT_ACTION_SETUP, type: 'discrete' };
const EARLIER = {
  type: 'discrete',
  speed: { low: 0.5, high: 1 },
  steering: 20,
  steeringChoices: 3,
  speedChoices: 2,
};

describe('actionSpaceOf', () => {
  it('is a range, or the list', () => {
    expect(actionSpaceOf(DEFAULT_ACTION_SETUP)).toEqual({
      type: 'continuous',
      steering_angle: { low: -30, high: 30 },
      speed: { low: 0.5, high: 4 },
    });
    expect(actionSpaceOf(discrete)).toEqual({ type: 'discrete', actions: gridOf(DEFAULT_GRID) });
  });

  it('is turned round by actionSetupOf, which keeps what is of the other kind', () => {
    const list = [
      { steering_angle: -12, speed: 1 },
      { steering_angle: 7.5, speed: 2.35 },
    ];
    const setup = actionSetupOf({ type: 'discrete', actions: list }, DEFAULT_ACTION_SETUP);
    expect(setup).toEqual({ ...DEFAULT_ACTION_SETUP, type: 'discrete', list });
    const steering = { low: -10, high: 25 };
    const ranged = actionSetupOf({ type: 'continuous', steering_angle: steering, speed: setup.speed }, setup);
    expect(ranged).toEqual({ ...setup, type: 'continuous', steering });
  });
});

describe('gridOf', () => {
  it('goes from right to left, slow to fast, as DeepRacer numbers its actions', () => {
    expect(gridOf({ steering: 20, speed: { low: 0.5, high: 4 }, angles: 3, speeds: 2 })).toEqual([
      { steering_angle: -20, speed: 0.5 },
      { steering_angle: -20, speed: 4 },
      { steering_angle: 0, speed: 0.5 },
      { steering_angle: 0, speed: 4 },
      { steering_angle: 20, speed: 0.5 },
      { steering_angle: 20, speed: 4 },
    ]);
  });

  it('drives at the highest speed when there is only one', () => {
    const grid = gridOf({ ...DEFAULT_GRID, speeds: 1 });
    expect(grid.every(({ speed }) => speed === 4)).toBe(true);
  });
});

describe('places on the plane', () => {
  const anywhere = fc.record({
    steering_angle: fc.double({ min: -500, max: 500, noNaN: true }),
    speed: fc.double({ min: -50, max: 50, noNaN: true }),
  });

  it('are what a car can follow, wherever the pointer is', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (a, b) => {
        const list = [nearestAction(a), nearestAction(b)];
        checkActionSpace({ type: 'discrete', actions: list }, 'list');
        for (const action of list) expect(nearestAction(action)).toEqual(action);
      }),
    );
  });

  it('have a free one for another action until the list is full', () => {
    let list = DEFAULT_ACTION_SETUP.list;
    while (list.length < 30) list = [...list, freshAction(list)];
    expect(areAllDifferent(list)).toBe(true);
    expect(areAllDifferent([...list, list[3]])).toBe(false);
    expect(freshAction(gridOf({ ...DEFAULT_GRID, angles: 2, speeds: 1 }))).toEqual({
      steering_angle: 0,
      speed: 4,
    });
  });
});

describe('describeActions', () => {
  it('names the kind, the speeds and how far the wheels turn', () => {
    expect(describeActions(DEFAULT_ACTION_SETUP)).toBe('continuous · 0.5–4 m/s · ±30°');
    expect(describeActions(discrete)).toBe('10 actions · 0.5–4 m/s · ±30°');
    const list = [
      { steering_angle: -10, speed: 2 },
      { steering_angle: 0, speed: 2 },
    ];
    expect(describeActions({ ...discrete, list })).toBe('2 actions · 2 m/s · 10° right to straight on');
  });
});

describe('fromEarlierActions', () => {
  it('turns a grid into its list and one reach into two', () => {
    expect(fromEarlierActions(EARLIER)).toEqual({
      type: 'discrete',
      speed: { low: 0.5, high: 1 },
      steering: { low: -20, high: 20 },
      list: gridOf({ steering: 20, speed: { low: 0.5, high: 1 }, angles: 3, speeds: 2 }),
    });
  });

  it('keeps within what a list may have', () => {
    const { list } = fromEarlierActions({ ...EARLIER, steeringChoices: 11, speedChoices: 4 }) as ActionSetup;
    expect(list).toHaveLength(22);
  });

  it('gives a single speed some room, for a range must have two ends', () => {
    const { speed } = fromEarlierActions({ ...EARLIER, speed: { low: 2, high: 2 } }) as ActionSetup;
    expect(speed).toEqual({ low: 0.1, high: 2 });
  });

  it('leaves everything else to the schema', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        expect(fromEarlierActions(data)).toBe(data);
      }),
    );
    for (const part of [
      { steering: '20' },
      { speed: null },
      { steeringChoices: 1e9 },
      { speedChoices: NaN },
    ]) {
      const data = { ...EARLIER, ...part };
      expect(fromEarlierActions(data)).toBe(data);
    }
  });
});
