import { beforeEach, describe, expect, test } from 'vitest';
import { RewardLoadError } from '../../../src/reward/reward-scorer.ts';
import { settle } from './manual-timer.ts';
import { batch, CONTEXT, errorOf, ScriptedScorer, SOURCE } from './scripted-scorer.ts';

describe('GuardedScorer, when a reward never returns', () => {
  let timer: ScriptedScorer['timer'];
  let workers: ScriptedScorer['workers'];
  let scorer: ScriptedScorer['scorer'];
  let printed: ScriptedScorer['printed'];
  let loaded: ScriptedScorer['loaded'];

  beforeEach(() => {
    ({ timer, workers, scorer, printed, loaded } = new ScriptedScorer());
  });

  test('finds the call that never returns on the spare, within 1.3 s of its start', async () => {
    await loaded();
    const spare = workers.all[1];
    spare.ready();
    const error = errorOf(scorer.score(batch()));
    await settle();
    workers.all[0].reply({ type: 'progress', call: 0 });
    workers.all[0].reply({ type: 'progress', call: 2 });
    const start = timer.now;
    await timer.advance(800);
    expect(workers.all[0].killed).toBe(true);
    expect(spare.request.type).toBe('load');
    spare.reply({ type: 'loaded' });
    await settle();
    expect(spare.request).toMatchObject({ type: 'score', traceFrom: 2 });
    for (const call of [0, 1, 2, 3]) spare.reply({ type: 'progress', call });
    let end = 0;
    void error.then(() => (end = timer.now));
    await timer.advance(500);
    expect(end - start).toBeLessThanOrEqual(1300);
    expect(await error).toMatchObject({
      file: 'reward.ts',
      fault: { type: 'TimeoutError', line: null },
      params: { x: 3 },
    });
    expect(spare.killed).toBe(true);
    expect(workers.all).toHaveLength(4); // a new worker and its spare are on their way
  });

  test('has a worker ready after a loop: a second spare starts when a reward falls silent', async () => {
    await loaded();
    workers.all[1].ready();
    const error = errorOf(scorer.score(batch()));
    await settle();
    expect(workers.all).toHaveLength(2);
    workers.all[0].reply({ type: 'progress', call: 0 });
    await timer.advance(300);
    expect(workers.all).toHaveLength(3);
    workers.all[2].ready();
    await timer.advance(500);
    await timer.advance(500);
    await error;
    const loading = scorer.load(SOURCE, CONTEXT);
    await settle();
    expect(workers.all[2].request.type).toBe('load');
    workers.all[2].reply({ type: 'loaded' });
    await loading;
    expect(workers.all.filter(({ killed }) => !killed)).toHaveLength(2); // it and one spare
  });

  test('lets the second spare go when a slow reward goes on', async () => {
    await loaded();
    const scoring = scorer.score(batch());
    await timer.advance(300);
    expect(workers.all).toHaveLength(3);
    workers.all[0].reply({ type: 'scored', rewards: new Float64Array(6) });
    await scoring;
    workers.all[1].ready();
    const loading = scorer.load(SOURCE, CONTEXT);
    await settle();
    workers.all[1].reply({ type: 'loaded' });
    await loading;
    expect(workers.all.filter(({ killed }) => !killed)).toHaveLength(2);
  });

  test('names the line of a loop that the spare could interrupt, and shows what was printed before it', async () => {
    await loaded();
    const spare = workers.all[1];
    spare.ready();
    const error = errorOf(scorer.score(batch()));
    await settle();
    workers.all[0].reply({ type: 'progress', call: 0 });
    workers.all[0].reply({ type: 'printed', text: 'one\n' });
    workers.all[0].reply({ type: 'progress', call: 2 });
    await timer.advance(800);
    spare.reply({ type: 'loaded' });
    await settle();
    spare.reply({ type: 'printed', text: 'one\ntwo\n' });
    const fault = { type: 'TimeoutError', message: 'interrupted', line: 9 };
    spare.reply({ type: 'call-failed', call: 3, fault });
    expect(await error).toMatchObject({ fault: { type: 'TimeoutError', line: 9 }, params: { x: 3 } });
    expect(printed.join('')).toBe('one\ntwo\n');
  });

  test('does not blame a call that returned before, slow as it may be', async () => {
    await loaded();
    workers.all[1].ready();
    const error = errorOf(scorer.score(batch()));
    await settle();
    workers.all[0].reply({ type: 'progress', call: 4 });
    await timer.advance(800);
    workers.all[1].reply({ type: 'loaded' });
    await settle();
    workers.all[1].reply({ type: 'progress', call: 1 });
    await timer.advance(500);
    expect(await error).toMatchObject({ params: { x: 4 } });
  });

  test('does not take a sleep of the machine for an endless loop', async () => {
    await loaded();
    const scoring = scorer.score(batch());
    await settle();
    for (let nap = 0; nap < 3; nap++) await timer.sleep(3_600_000);
    expect(workers.all[0].killed).toBe(false);
    workers.all[0].reply({ type: 'scored', rewards: new Float64Array(6) });
    expect(await scoring).toHaveLength(6);
  });

  test('blames the last call that was announced when no spare is ready in time, and keeps that spare', async () => {
    await loaded();
    const error = errorOf(scorer.score(batch()));
    await settle();
    workers.all[0].reply({ type: 'progress', call: 0 });
    workers.all[0].reply({ type: 'progress', call: 4 });
    await timer.advance(1300);
    expect(await error).toMatchObject({ params: { x: 4 } });
    expect(workers.all[1].killed).toBe(false);
    const loading = scorer.load(SOURCE, CONTEXT);
    await settle();
    workers.all[1].ready();
    await settle();
    workers.all[1].reply({ type: 'loaded' });
    await loading;
  });

  test('blames the last call that was announced when the loop does not come again', async () => {
    await loaded();
    workers.all[1].ready();
    const error = errorOf(scorer.score(batch()));
    await settle();
    workers.all[0].reply({ type: 'progress', call: 2 });
    await timer.advance(1000);
    workers.all[1].reply({ type: 'loaded' });
    await settle();
    workers.all[1].reply({ type: 'scored', rewards: new Float64Array(6) });
    expect(await error).toMatchObject({ params: { x: 2 } });
  });

  test('reports a top level that never ends as a load error', async () => {
    const error = errorOf(scorer.load(SOURCE, CONTEXT));
    await settle();
    workers.all[0].ready();
    await timer.advance(1500);
    expect(workers.all[0].killed).toBe(true);
    workers.all[1].ready();
    await settle();
    expect(workers.all[1].request).toMatchObject({ type: 'load', traced: true });
    workers.all[1].reply({
      type: 'load-failed',
      fault: { type: 'TimeoutError', message: 'interrupted', line: 7 },
    });
    expect(await error).toBeInstanceOf(RewardLoadError);
    expect(await error).toMatchObject({ fault: { type: 'TimeoutError', line: 7 } });
  });
});
