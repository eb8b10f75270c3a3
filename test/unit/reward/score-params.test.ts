import { expect, test } from 'vitest';
import { GuardedScorer } from '../../../src/reward/guarded-scorer.ts';
import type { RewardSource } from '../../../src/reward/reward-scorer.ts';
import { ParamsJsonError } from '../../../src/reward/score-params.ts';
import { ManualTimer, settle } from './manual-timer.ts';
import { ScriptedWorkers } from './scripted-workers.ts';

const SOURCE: RewardSource = { language: 'python', file: 'reward.py', code: '' };

test('a dict whose call never returns is an outcome, and the next ones go on in a fresh worker', async () => {
  const timer = new ManualTimer();
  const workers = new ScriptedWorkers();
  const scorer = new GuardedScorer({ spawn: workers.spawn, timer });
  const report = scorer.scoreParams(SOURCE, '[{}, {}, {}]');
  await settle();
  workers.all[0].ready();
  await settle();
  workers.all[0].reply({ type: 'progress', call: 0 });
  workers.all[0].reply({ type: 'outcome', call: 0, outcome: { reward: 1 } });
  workers.all[0].reply({ type: 'progress', call: 1 });
  await timer.advance(1000);
  expect(workers.all[0].killed).toBe(true);
  workers.all[1].ready();
  await settle();
  expect(workers.all[1].request).toMatchObject({ first: 2 });
  workers.all[1].reply({ type: 'progress', call: 2 });
  workers.all[1].reply({ type: 'outcome', call: 2, outcome: { reward: 3 } });
  workers.all[1].reply({ type: 'params-scored' });
  expect(await report).toMatchObject({
    outcomes: [{ reward: 1 }, { error: { type: 'TimeoutError', line: null } }, { reward: 3 }],
  });
});

test('the next file is scored in a worker that has run no other, started while the one before is scored', async () => {
  const workers = new ScriptedWorkers();
  const scorer = new GuardedScorer({ spawn: workers.spawn, timer: new ManualTimer() });
  const scoreNext = async (index: number, isLast: boolean): Promise<void> => {
    const report = scorer.scoreParams(SOURCE, '[]', isLast);
    await settle();
    workers.all[index].ready();
    await settle();
    expect(workers.all).toHaveLength(2);
    workers.all[index].reply({ type: 'params-scored' });
    expect(await report).toEqual({ outcomes: [] });
  };
  await scoreNext(0, false);
  await scoreNext(1, true);
  expect(workers.all.map(({ killed }) => killed)).toEqual([true, false]);
});

test('what calls left behind may take the worker down without changing what they earned', async () => {
  const timer = new ManualTimer();
  const workers = new ScriptedWorkers();
  const scorer = new GuardedScorer({ spawn: workers.spawn, timer });
  const report = scorer.scoreParams(SOURCE, '[{}]');
  await settle();
  workers.all[0].ready();
  await settle();
  workers.all[0].reply({ type: 'progress', call: 0 });
  workers.all[0].reply({ type: 'outcome', call: 0, outcome: { reward: 1 } });
  await timer.advance(1000);
  expect(await report).toEqual({ outcomes: [{ reward: 1 }] });
});

test.each(['no json', '{}', '[1]', '[[]]', '[{}, null]'])('%s is not an array of dicts', async (json) => {
  const scorer = new GuardedScorer({ spawn: new ScriptedWorkers().spawn, timer: new ManualTimer() });
  await expect(scorer.scoreParams(SOURCE, json)).rejects.toThrow(ParamsJsonError);
});
