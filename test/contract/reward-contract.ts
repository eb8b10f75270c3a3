import { afterAll, describe, expect, test } from 'vitest';
import { RewardCallError, RewardLoadError } from '../../src/reward/reward-scorer.ts';
import type { GuardedScorer } from '../../src/reward/guarded-scorer.ts';
import type { RewardSource } from '../../src/reward/reward-scorer.ts';
import { paramsFromRow } from '../../src/reward/step-params.ts';
import type { RewardParams } from '../../src/reward/step-params.ts';
import { CALL_SIZE, randomBatch, SCORING_CONTEXT } from './reward-batch.ts';
import { REWARD_PROGRAMS } from './reward-programs.ts';
import type { ProgramName } from './reward-programs.ts';

type MakeScorer = (onPrint: (text: string) => void) => GuardedScorer;

const { numCars } = SCORING_CONTEXT;

/** What every scorer promises for every language, on every platform. */
export function describeRewardContract(language: 'python' | 'typescript', makeScorer: MakeScorer): void {
  const file = language === 'python' ? 'reward.py' : 'reward.ts';
  const program = (name: ProgramName): RewardSource => ({
    language,
    file,
    code: REWARD_PROGRAMS[name][language],
  });

  /** One scorer serves all tests of the suite: the next load must work whatever the last reward did. */
  let printed = '';
  const scorer = makeScorer((text) => (printed += text));
  const load = (name: ProgramName): Promise<void> => {
    printed = '';
    return scorer.load(program(name), SCORING_CONTEXT);
  };
  const loadFault = async (name: ProgramName): Promise<RewardLoadError['fault']> => {
    const error: unknown = await load(name).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(RewardLoadError);
    return (error as RewardLoadError).fault;
  };
  const callError = async (name: ProgramName, batch = randomBatch(2)): Promise<RewardCallError> => {
    await load(name);
    const error: unknown = await scorer.score(batch).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(RewardCallError);
    return error as RewardCallError;
  };

  describe(`${language} rewards`, { timeout: 60_000 }, () => {
    afterAll(() => scorer.close());

    test('see every key with its value', async () => {
      const batch = randomBatch(1);
      await load('print params');
      await scorer.score(batch);
      const seen = printed
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as RewardParams);
      const sent = Array.from({ length: numCars }, (_, car) =>
        paramsFromRow(batch.rows, car * CALL_SIZE, SCORING_CONTEXT, car),
      );
      expect(seen).toEqual(sent);
      expect(seen.map((params) => Object.keys(params))).toEqual(sent.map((params) => Object.keys(params)));
    });

    test('see true types of their language', async () => {
      await load('count wrong types');
      expect(new Set(await scorer.score(randomBatch(3)))).toEqual(new Set([0]));
    });

    test('get a fresh copy at every call', async () => {
      await load('destroy params');
      const expected = 27 + SCORING_CONTEXT.courses[0].waypoints.length + 6 * SCORING_CONTEXT.numObjects;
      expect(new Set(await scorer.score(randomBatch(3)))).toEqual(new Set([expected]));
    });

    test('cannot change a waypoint, which is a tuple', async () => {
      const { fault } = await callError('change a waypoint');
      expect(fault).toMatchObject({ type: 'TypeError', line: 2 });
    });

    test('keep module variables per car, in time order, from batch to batch', async () => {
      await load('count calls');
      const ofEveryCar = (counts: number[]): number[] =>
        counts.flatMap((n) => Array<number>(numCars).fill(n));
      expect([...(await scorer.score(randomBatch(3)))]).toEqual(ofEveryCar([1, 2, 3]));
      expect([...(await scorer.score(randomBatch(2)))]).toEqual(ofEveryCar([4, 5]));
      await load('count calls');
      expect([...(await scorer.score(randomBatch(1)))]).toEqual(ofEveryCar([1]));
    });

    test('draw the same random numbers in every run', async () => {
      await load('random');
      const first = await scorer.score(randomBatch(2));
      await load('random');
      expect(await scorer.score(randomBatch(2))).toEqual(first);
      expect(new Set(first).size).toBe(first.length);
    });

    test('that raise are named by type, message, line and params', async () => {
      const batch = randomBatch(3);
      batch.rows[(numCars + 3) * CALL_SIZE] = 123;
      const error = await callError('raise at x = 123', batch);
      expect(error.file).toBe(file);
      expect(error.fault.type).toBe(language === 'python' ? 'ValueError' : 'RangeError');
      expect(error.fault).toMatchObject({ message: 'too far', line: 3 });
      expect(error.params).toEqual(paramsFromRow(batch.rows, (numCars + 3) * CALL_SIZE, SCORING_CONTEXT, 3));
      expect(await scorer.score(randomBatch(1))).toHaveLength(numCars);
    });

    test.each([
      ['return nothing', 'TypeError', 'return'],
      ['return text', 'TypeError', 'text'],
      ['return a numeric string', 'TypeError', 'text'],
      ['return NaN', null, /nan/i],
      ['return infinity', null, /inf/i],
      ['return minus infinity', null, /inf/i],
      ['return more than 1e5', null, '100000'],
      ['return less than -1e5', null, '100000'],
    ] as const)('that %s are refused', async (name, type, says) => {
      const { fault } = await callError(name);
      expect(fault.type).toBe(type ?? (language === 'python' ? 'ValueError' : 'RangeError'));
      expect(fault.message).toMatch(says);
      expect(fault.line).toBe(2);
    });

    test('may return ±1e5', async () => {
      await load('return 1e5 or -1e5');
      expect(new Set(await scorer.score(randomBatch(2)))).toEqual(new Set([1e5, -1e5]));
    });

    test.each([
      ['have no function', null],
      ['take no parameter', 2],
      ['take two parameters', 2],
      ['do not parse', 3],
      ['have a late syntax error', 4],
      ['raise at the top level', 2],
      ['import what is not there', 1],
    ] as const)('that %s cannot be loaded', async (name, line) => {
      const fault = await loadFault(name);
      expect(fault.line).toBe(line);
      expect(fault.message).not.toBe('');
    });

    test('that have the signature of 2018 are told what to write instead', async () => {
      const fault = await loadFault('have the signature of 2018');
      const read = language === 'python' ? "params['all_wheels_on_track']" : 'params.all_wheels_on_track';
      expect(fault).toMatchObject({ type: 'TypeError', line: 2 });
      expect(fault.message).toContain(`on_track is ${read}`);
    });

    test('must be loaded before they score', async () => {
      await loadFault('do not parse');
      await expect(scorer.score(randomBatch(1))).rejects.toThrow('load a reward');
    });

    test('that never return end with the params of that call', async () => {
      const batch = randomBatch(4);
      const call = 2 * numCars + 5;
      batch.rows[call * CALL_SIZE] = 123;
      const { fault, params } = await callError('loop at x = 123', batch);
      expect(fault.type).toBe('TimeoutError');
      expect(params).toEqual(paramsFromRow(batch.rows, call * CALL_SIZE, SCORING_CONTEXT, 5));
      await load('count calls');
      expect(await scorer.score(randomBatch(1))).toHaveLength(numCars);
    });

    test('that never return are named by the line of their loop, with what they printed before it', async () => {
      const { fault } = await callError('print and loop', randomBatch(1));
      expect(fault).toMatchObject({ type: 'TimeoutError', line: 4 });
      expect(printed).toBe('before\n');
    });

    test('that never return inside a try are named by line, too', async () => {
      const { fault } = await callError('loop inside a try', randomBatch(1));
      expect(fault).toMatchObject({ type: 'TimeoutError', line: 4 });
    });

    test('that are slow are scored, and said to be slow', async () => {
      await load('take a tenth of a second'); // 16 calls: longer than any one call may take
      expect(new Set(await scorer.score(randomBatch(2)))).toEqual(new Set([1]));
      expect(printed).toMatch(/^This reward is slow: \d+ ms a call, so \d+ s for the 16 calls/);
    });

    test('that raise a long message with line breaks and colours are told in one clean line', async () => {
      const { fault } = await callError('raise an ugly message');
      expect(fault.message).toMatch(/^one two red x+…$/);
      expect(fault.message.length).toBeLessThan(1000);
    });

    test('draw the same random numbers whether a run was resumed or not', async () => {
      await load('random of every kind');
      await scorer.score(randomBatch(2, 1));
      await scorer.score(randomBatch(2, 2));
      const unbroken = await scorer.score(randomBatch(2, 3));
      await load('random of every kind');
      await scorer.score(randomBatch(2, 2)); // what a resumed run scores again
      expect(await scorer.score(randomBatch(2, 3))).toEqual(unbroken);
      expect(new Set(unbroken).size).toBe(unbroken.length);
    });

    test('that never finish loading end too', async () => {
      expect(await loadFault('loop at the top level')).toMatchObject({
        type: 'TimeoutError',
        line: expect.toBeOneOf([1, 2]) as number,
      });
      await load('count calls');
      expect(await scorer.score(randomBatch(1))).toHaveLength(numCars);
    });

    test('that recurse without end fail by themselves', async () => {
      const { fault } = await callError('recurse');
      expect(fault).toMatchObject({ type: language === 'python' ? 'RecursionError' : 'RangeError', line: 2 });
    });

    test('print as much as is sensible', async () => {
      await load('print a lot');
      await scorer.score(randomBatch(2));
      expect(printed.length).toBeGreaterThan(10_000);
      expect(printed.length).toBeLessThan(50_000);
      expect(printed).toMatch(/more was printed\n$/);
    });

    test('score params dicts of a file, in order, in a module of their own', async () => {
      const dicts = [{ x: 1.5 }, { x: 'no number' }, {}, { x: 123 }, { x: 2.5 }];
      const report = await scorer.scoreParams(program('add calls to x or loop'), JSON.stringify(dicts));
      expect(report).toMatchObject({
        outcomes: [
          { reward: 2.5 },
          { error: { line: 6 } },
          { error: { line: 6 } },
          { error: { type: 'TimeoutError' } },
          { reward: 3.5 }, // a fresh module: the count starts again
        ],
      });
    });

    test('that patch what all modules share do not change what another file earns', async () => {
      await scorer.scoreParams(program('patch shared modules'), '[{}]');
      expect(await scorer.scoreParams(program('use shared modules'), '[{}]')).toEqual({
        outcomes: [{ reward: 6 }],
      });
    });

    test('that cannot be loaded give one load error for a file of params', async () => {
      const report = await scorer.scoreParams(program('do not parse'), '[{"x": 1}]');
      expect(report).toMatchObject({ loadError: { type: 'SyntaxError', line: 3 } });
    });
  });
}
