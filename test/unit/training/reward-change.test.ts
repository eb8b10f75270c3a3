import { beforeAll, describe, expect, it } from 'vitest';
import type { RewardChange } from '../../../src/training/reward-change.ts';
import type { TrainingEvent } from '../../../src/training/training-event.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';
import { collectEvents, ofType, runConfig, template, typescript } from './run-fixtures.ts';

beforeAll(startTensorflow);

/** Pays the same for everything. */
const constant = (value: number): RewardChange['reward'] =>
  typescript(`function reward_function(params: RewardParams): number { return ${value}; }`);

/** A run whose reward changes after its second rollout. */
function changingRun(change: RewardChange, settings = {}): Promise<TrainingEvent[]> {
  let asked = 0;
  return collectEvents(runConfig({ reward: constant(1), ...settings }), undefined, {
    takeReward: () => (asked++ === 2 ? change : null),
  });
}

const meanRewards = (events: readonly TrainingEvent[]): number[] =>
  ofType(events, 'iteration').map(({ meanReward }) => meanReward);

describe('another reward for a run under way', () => {
  it('scores from the next rollout on', async () => {
    const events = await changingRun({ reward: constant(3), resetValues: false });
    expect(meanRewards(events)).toEqual([1, 1, 3, 3]);
    const [changed] = ofType(events, 'reward-changed');
    expect(changed).toMatchObject({ steps: 2048, resetValues: false });
    expect(events.indexOf(changed)).toBe(events.findIndex(({ type }) => type === 'evaluation') + 1);
  });

  it('remembers the step before, as if it had been there from the start', async () => {
    const asked = { reward: template('fast-line.ts'), resetValues: false };
    const steady = await collectEvents(runConfig({ reward: template('fast-line.ts') }));
    const events = await changingRun(asked, { reward: template('fast-line.ts') });
    expect(meanRewards(events)).toEqual(meanRewards(steady));
    expect(ofType(events, 'finished')[0].checkpoint.learner).toEqual(
      ofType(steady, 'finished')[0].checkpoint.learner,
    );
  });

  it.each(['ppo', 'a2c', 'reinforce'] as const)('lets the values of %s begin anew if asked', async (name) => {
    const run = async (resetValues: boolean): Promise<number[]> => {
      const algorithm = { name, config: name === 'ppo' ? { updateEpochs: 1 } : {} };
      // Worth 20 under γ 0.95, or more: a critic that has come to know that differs from one that begins.
      const events = await changingRun({ reward: constant(1), resetValues }, { algorithm });
      return ofType(events, 'iteration').map(({ metrics }) => metrics['valueLoss']!);
    };
    const [kept, reset] = [await run(false), await run(true)];
    expect(reset.slice(0, 2)).toEqual(kept.slice(0, 2));
    expect(reset[2]).not.toBe(kept[2]);
  });

  it('lets SAC forget what earlier rewards were paid for', async () => {
    const algorithm = { name: 'sac', config: { learningStarts: 256, updatesPerStep: 0.01 } } as const;
    const events = await changingRun({ reward: constant(3), resetValues: true }, { algorithm });
    const { learner } = ofType(events, 'finished')[0].checkpoint;
    expect(learner).toMatchObject({ replay: { size: 2048 } });
    expect(ofType(events, 'iteration').every(({ metrics }) => Number.isFinite(metrics['qfLoss'] ?? 0))).toBe(
      true,
    );
  });

  it.each([
    ['does not parse', 'function reward_function(', 'SyntaxError'],
    ['fails over the last rollout', 'function reward_function() { return no_such_name; }', 'TypeError'],
    ['fails with every call', 'function reward_function(params) { return missing; }', 'ReferenceError'],
  ])('that %s is refused, and the run goes on as it was', async (_, code, type) => {
    const steady = await collectEvents(runConfig({ reward: constant(1) }));
    const events = await changingRun({ reward: typescript(code), resetValues: true });
    expect(ofType(events, 'reward-changed')).toEqual([]);
    expect(ofType(events, 'reward-refused')[0]).toMatchObject({ file: 'reward.ts', fault: { type } });
    expect(ofType(events, 'finished')[0].checkpoint.learner).toEqual(
      ofType(steady, 'finished')[0].checkpoint.learner,
    );
  });

  it('makes what was earned before no measure of what comes', async () => {
    const events = await changingRun({ reward: constant(3), resetValues: false }, { bestBy: 'reward' });
    const [first, second] = ofType(events, 'evaluation');
    expect([first.meanReward, second.meanReward]).toEqual([1, 3]);
    expect(second.isBest).toBe(true);
    const { oversight } = ofType(events, 'finished')[0].checkpoint;
    expect(oversight?.history.map(({ meanReward }) => meanReward)).toEqual([3]);
  });
});
