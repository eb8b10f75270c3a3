import { beforeEach, describe, expect, test } from 'vitest';
import { GuardedScorer } from '../../../src/reward/guarded-scorer.ts';
import { RewardCallError, RewardLoadError } from '../../../src/reward/reward-scorer.ts';
import type { RewardSource } from '../../../src/reward/reward-scorer.ts';
import { COLUMN, ROW_SIZE } from '../../../src/reward/step-params.ts';
import type { RewardBatch, ScoringContext } from '../../../src/reward/step-params.ts';
import { ScorerStartError } from '../../../src/reward/watched-worker.ts';
import { ManualTimer, settle } from './manual-timer.ts';
import { ScriptedWorkers } from './scripted-workers.ts';

const SOURCE: RewardSource = { language: 'typescript', file: 'reward.ts', code: '' };
const CONTEXT: ScoringContext = {
  numCars: 2,
  numObjects: 0,
  courses: [{ trackLength: 10, waypoints: [[0, 0]] }],
};

/** Three steps of two cars; `x` is the number of the call. */
function batch(): RewardBatch {
  const rows = new Float64Array(6 * ROW_SIZE);
  for (let call = 0; call < 6; call++) rows[call * ROW_SIZE + COLUMN.x] = call;
  return { numSteps: 3, numCars: 2, rows };
}

describe('GuardedScorer', () => {
  let timer: ManualTimer;
  let workers: ScriptedWorkers;
  let scorer: GuardedScorer;
  let printed: string[];

  beforeEach(() => {
    timer = new ManualTimer();
    workers = new ScriptedWorkers();
    printed = [];
    scorer = new GuardedScorer({ spawn: workers.spawn, timer, onPrint: (text) => printed.push(text) });
  });

  /** Loads on the first worker and leaves a spare that is still starting. */
  async function loaded(): Promise<void> {
    const loading = scorer.load(SOURCE, CONTEXT);
    await settle();
    workers.all[0].ready();
    await settle();
    workers.all[0].reply({ type: 'loaded' });
    await loading;
  }

  /** The error a promise will reject with, without an unhandled rejection meanwhile. */
  function errorOf(promise: Promise<unknown>): Promise<unknown> {
    return promise.then(
      () => null,
      (error: unknown) => error,
    );
  }

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

  test('does not take a sleep of the machine for an endless loop', async () => {
    await loaded();
    const scoring = scorer.score(batch());
    await settle();
    for (let nap = 0; nap < 3; nap++) await timer.sleep(3_600_000);
    expect(workers.all[0].killed).toBe(false);
    workers.all[0].reply({ type: 'scored', rewards: new Float64Array(6) });
    expect(await scoring).toHaveLength(6);
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

  test('passes a failed call on with its params', async () => {
    await loaded();
    const error = errorOf(scorer.score(batch()));
    await settle();
    const fault = { type: 'KeyError', message: 'x', line: 3 };
    workers.all[0].reply({ type: 'call-failed', call: 5, fault });
    expect(await error).toMatchObject({ name: 'RewardCallError', fault, params: { x: 5 } });
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
