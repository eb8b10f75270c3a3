import { expect, it } from 'vitest';
import { extendStretch, figuresOf, NO_STRETCH } from '../../../../src/training/oversight/stretch.ts';

const rollout = { samples: 100, episodes: 0, meanReward: 1, meanReturn: null, meanSpeed: 2 };

it('means are weighted by what they are means of', () => {
  const first = extendStretch(NO_STRETCH, { ...rollout, episodes: 1, meanReturn: 10 });
  const second = extendStretch(first, { ...rollout, samples: 300, meanReward: 2, meanSpeed: 4 });
  const third = extendStretch(second, { ...rollout, episodes: 3, meanReturn: 2 });
  expect(figuresOf(third)).toEqual({ meanReward: 800 / 500, meanReturn: 4, meanSpeed: 1600 / 500 });
});

it('nothing has no means', () => {
  expect(figuresOf(NO_STRETCH)).toEqual({ meanReward: null, meanReturn: null, meanSpeed: null });
  expect(figuresOf(extendStretch(NO_STRETCH, rollout)).meanReturn).toBeNull();
});
