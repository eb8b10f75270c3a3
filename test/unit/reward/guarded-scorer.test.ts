import { beforeEach, describe, expect, test } from 'vitest';
import { RewardCallError } from '../../../src/reward/reward-scorer.ts';
import { ROW_SIZE } from '../../../src/reward/step-params.ts';
import { ScorerStartError } from '../../../src/reward/watched-worker.ts';
import { settle } from './manual-timer.ts';
import { batch, CONTEXT, errorOf, ScriptedScorer, SOURCE } from './scripted-scorer.ts';

describe('GuardedScorer', () => {
  let timer: ScriptedScorer['timer'];
  let workers: ScriptedScorer['workers'];
  let scorer: ScriptedScorer['scorer'];
  let printed: ScriptedScorer['printed'];
  let loaded: ScriptedScorer['loaded'];

  beforeEach(() => {
    ({ timer, workers, scorer, printed, loaded } = new ScriptedScorer());
  });

  test('starts no worker before it is needed, and a spare after the first load', async () => {
    expect(workers.all).toHaveLength(0);
    await loaded();
    expect(workers.all).toHaveLength(2);
  });

  test('lets the runtime take its time to start', async () => {
    const loading = scorer.load(SOURCE, CONTEXT);
    await timer.advance(60_000);
    workers.all[0].ready();
    await settle();
    workers.all[0].reply({ type: 'printed', text: 'hello' });
    workers.all[0].reply({ type: 'loaded' });
    await loading;
    expect(printed).toEqual(['hello']);
  });

  test('gives up on a runtime that does not start, after a second try', async () => {
    const error = errorOf(scorer.load(SOURCE, CONTEXT));
    await timer.advance(120_000);
    expect(workers.all[0].killed).toBe(true);
    workers.all[1].events.failed('no network');
    expect(await error).toBeInstanceOf(ScorerStartError);
    expect(String(await error)).toContain('no network');
  });

  test('returns the rewards of a batch', async () => {
    await loaded();
    const scoring = scorer.score(batch());
    await settle();
    workers.all[0].reply({ type: 'printed', text: 'x' });
    workers.all[0].reply({ type: 'scored', rewards: new Float64Array([1, 2, 3, 4, 5, 6]) });
    expect(await scoring).toEqual(new Float64Array([1, 2, 3, 4, 5, 6]));
    expect(printed).toEqual(['x']);
  });

  test('gives a large batch longer to be handed over, and its next calls no longer than others', async () => {
    await loaded();
    const numSteps = 2 * 2 ** 15; // 16 MiB: three times as long
    const error = errorOf(
      scorer.score({ numSteps, numCars: 2, rows: new Float64Array(numSteps * 2 * ROW_SIZE) }),
    );
    await timer.advance(2300);
    expect(workers.all[0].killed).toBe(false);
    workers.all[0].reply({ type: 'progress', call: 1 });
    await timer.advance(700);
    expect(workers.all[0].killed).toBe(false);
    await timer.advance(100);
    expect(workers.all[0].killed).toBe(true);
    await timer.advance(5000);
    expect(await error).toBeInstanceOf(RewardCallError);
  });

  test('takes progress as a sign of life, but only when it is progress', async () => {
    await loaded();
    const error = errorOf(scorer.score(batch()));
    await timer.advance(700);
    workers.all[0].reply({ type: 'progress', call: 2 });
    await timer.advance(700);
    workers.all[0].reply({ type: 'progress', call: 2 }); // forged or repeated
    expect(workers.all[0].killed).toBe(false);
    await timer.advance(100);
    expect(workers.all[0].killed).toBe(true);
    await timer.advance(5000);
    expect(await error).toBeInstanceOf(RewardCallError);
  });

  test('sells no time for calls that do not exist', async () => {
    await loaded();
    const error = errorOf(scorer.score(batch()));
    for (const call of [6, 1e6, 1e9]) {
      await timer.advance(400);
      workers.all[0].reply({ type: 'progress', call });
    }
    expect(workers.all[0].killed).toBe(true);
    await timer.advance(5000);
    expect(await error).toMatchObject({ fault: { type: 'TimeoutError' } });
  });

  test('takes no fault of a call that does not exist', async () => {
    await loaded();
    const scoring = scorer.score(batch());
    await settle();
    workers.all[0].reply({ type: 'call-failed', call: 6, fault: { type: 'x', message: 'forged', line: 1 } });
    workers.all[0].reply({ type: 'scored', rewards: new Float64Array(6) });
    expect(await scoring).toHaveLength(6);
  });

  test('gives every load a worker that has run no other reward', async () => {
    await loaded();
    workers.all[1].ready();
    const loading = scorer.load(SOURCE, CONTEXT);
    await settle();
    expect(workers.all[0].killed).toBe(true);
    workers.all[1].reply({ type: 'loaded' });
    await loading;
    expect(workers.all).toHaveLength(3); // and a spare for the next
  });

  test('lets a batch of slow calls take its time, and says that it is slow', async () => {
    await loaded();
    const scoring = scorer.score(batch());
    await settle();
    for (const call of [0, 1, 2, 3, 4, 5]) {
      workers.all[0].reply({ type: 'progress', call });
      await timer.advance(700);
    }
    for (let i = 0; i < 3; i++) workers.all[0].reply({ type: 'slow', millisecondsPerCall: 700 });
    workers.all[0].reply({ type: 'scored', rewards: new Float64Array(6) });
    expect(await scoring).toHaveLength(6);
    expect(printed).toEqual([expect.stringMatching(/slow: 700 ms a call, so 4 s for the 6 calls/) as string]);
  });

  test('gives a worker that died between two batches its own reason, never the batch to one that knows no reward', async () => {
    await loaded();
    workers.all[1].ready();
    workers.all[0].events.failed('Error: boom');
    const error = await errorOf(scorer.score(batch()));
    expect(error).toBeInstanceOf(RewardCallError);
    expect(String(error)).toContain('Error: boom');
    expect(error).toMatchObject({ params: null });
    expect(workers.all[1].requests).toEqual([]);
  });

  test('calls it a MemoryError when a worker died for want of memory', async () => {
    await loaded();
    const error = errorOf(scorer.score(batch()));
    await settle();
    workers.all[0].reply({ type: 'progress', call: 2 });
    workers.all[0].events.failed('its process ended (SIGTRAP)', 'exhausted');
    await timer.advance(1000);
    expect(await error).toMatchObject({ fault: { type: 'MemoryError' }, params: { x: 2 } });
  });

  test('does not blame the memory of a reward whose worker somebody ended', async () => {
    await loaded();
    const error = errorOf(scorer.score(batch()));
    await settle();
    workers.all[0].events.failed('its process ended (SIGKILL)', 'ended');
    await timer.advance(1000);
    expect(await error).toMatchObject({
      fault: { type: 'RuntimeError', message: expect.stringContaining('ended from outside') as string },
    });
  });

  test('passes a failed call on with its params', async () => {
    await loaded();
    const error = errorOf(scorer.score(batch()));
    await settle();
    const fault = { type: 'KeyError', message: 'x', line: 3 };
    workers.all[0].reply({ type: 'call-failed', call: 5, fault });
    expect(await error).toMatchObject({ name: 'RewardCallError', fault, params: { x: 5 } });
  });

  test('names a runtime that breaks down under a call', async () => {
    await loaded();
    const error = errorOf(scorer.score(batch()));
    await settle();
    workers.all[0].events.message({ type: 'broken', message: 'fatal' });
    await timer.advance(1000);
    expect(await error).toMatchObject({ fault: { type: 'RuntimeError' } });
    expect(String(await error)).toContain('fatal');
  });

  test.each([
    ['too few rewards', { rewards: new Float64Array(5) }],
    ['a reward that is not finite', { rewards: new Float64Array([1, 2, 3, 4, 5, Number.NaN]) }],
    ['a reward beyond the limit', { rewards: new Float64Array([1, 2, 3, 4, 5, 1e9]) }],
  ])('an answer with %s is the fault of a reward that changed its runner', async (_what, answer) => {
    await loaded();
    const error = errorOf(scorer.score(batch()));
    await settle();
    workers.all[0].reply({ type: 'scored', ...answer });
    expect(await error).toBeInstanceOf(RewardCallError);
    expect(await error).toMatchObject({ file: SOURCE.file, fault: { type: 'RuntimeError', line: null } });
    expect(workers.all[0].killed).toBe(true);
  });

  test('ignores late answers and answers of killed workers', async () => {
    await loaded();
    workers.all[1].ready();
    const first = errorOf(scorer.score(batch()));
    await timer.advance(1000);
    workers.all[0].reply({ type: 'scored', rewards: new Float64Array(6) }); // too late: it was killed
    await timer.advance(1000);
    expect(await first).toBeInstanceOf(RewardCallError);
    const last = workers.all.at(-1);
    last?.events.message({ type: 'loaded', id: 1, printed: '' });
    await expect(scorer.score(batch())).rejects.toThrow('load a reward');
  });

  test('checks that a batch fits the loaded cars', async () => {
    await loaded();
    await expect(scorer.score({ ...batch(), numCars: 3, numSteps: 2 })).rejects.toThrow(RangeError);
  });

  test('ends all workers when it is closed', async () => {
    await loaded();
    scorer.close();
    expect(workers.all.every(({ killed }) => killed)).toBe(true);
  });

  test('changes workers with the language', async () => {
    await loaded();
    const loading = scorer.load({ ...SOURCE, language: 'python' }, CONTEXT);
    await settle();
    expect(workers.all[0].killed).toBe(true);
    workers.all[2].ready();
    await settle();
    workers.all[2].reply({ type: 'loaded' });
    await loading;
  });
});
