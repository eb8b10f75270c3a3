import type { Explanation, Influence } from '../../../../src/training/explain/explanation.ts';
import type { LapCommands } from '../../../../src/training/explain/lap-commands.ts';

export function influenceOf(patch: Partial<Influence> = {}): Influence {
  return {
    name: 'bend 1.5 m on',
    value: 0.4,
    unit: 'm',
    sides: ['right', 'left'],
    change: 0.23,
    effect: 3.9,
    ...patch,
  };
}

/** A car that steers 12° to the left at 2.5 m/s. */
export function explanationOf(patch: Partial<Explanation> = {}): Explanation {
  return {
    taken: { steering: 12, speed: 2.5 },
    choice: {
      type: 'continuous',
      steering: { low: -30, high: 30, mean: 11.2, deviation: 6, isAtLimit: false },
      speed: { low: 0.5, high: 4, mean: 2.4, deviation: 0.3, isAtLimit: false },
    },
    value: { expected: 5.85, gamma: 0.95 },
    influences: {
      steering: [
        influenceOf({ name: 'angle of the front wheels', unit: '°', value: 10.6, change: 6.9, effect: -8.8 }),
        influenceOf(),
      ],
      speed: [influenceOf({ name: 'speed', unit: 'm/s', sides: null, value: 2.1, change: 0.4, effect: 0.2 })],
    },
    picture: null,
    rays: null,
    ...patch,
  };
}

export function lapCommandsOf(patch: Partial<LapCommands> = {}): LapCommands {
  return {
    isOver: true,
    seconds: 9.8,
    reversals: 2.29,
    steering: { low: -30, high: 30, shares: [0.25, 0, 0.25, 0.5, 0] },
    speed: { low: 0.5, high: 4, shares: [0.1, 0.9] },
    ...patch,
  };
}
