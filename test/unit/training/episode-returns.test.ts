import { expect, it } from 'vitest';
import { EpisodeReturns } from '../../../src/training/episode-returns.ts';

/** Two cars, three steps: the first ends an episode at its second step, the second one at its last. */
const rollout = {
  numSteps: 3,
  numEnvs: 2,
  rewards: Float64Array.of(1, 10, 2, 20, 4, 40),
  terminated: Uint8Array.of(0, 0, 1, 0, 0, 0),
  truncated: Uint8Array.of(0, 0, 0, 0, 0, 1),
};

it('sums rewards per car up to the end of an episode, over rollouts', () => {
  const returns = new EpisodeReturns(2);
  expect(returns.add(rollout)).toEqual([3, 70]);
  expect(returns.add(rollout)).toEqual([4 + 3, 70]);
});

it('goes on from what was saved', () => {
  const returns = new EpisodeReturns(2);
  returns.add(rollout);
  const other = new EpisodeReturns(2);
  other.restore(returns.save());
  expect(other.add(rollout)).toEqual([7, 70]);
});
