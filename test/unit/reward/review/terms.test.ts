import { afterAll, describe, expect, it } from 'vitest';
import { NodeScorer } from '../../../../src/cli/scorer.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { findTerms, instrumentReward } from '../../../../src/reward/review/instrument/instrument-reward.ts';
import {
  readRecordedRows,
  repeatRows,
  TAKEN,
} from '../../../../src/reward/review/instrument/recorded-rows.ts';
import type { RewardLanguage, RewardSource } from '../../../../src/reward/reward-scorer.ts';
import { COLUMN, type RewardBatch } from '../../../../src/reward/step-params.ts';
import { findTemplate, templateSources } from '../../../../src/reward/templates.ts';
import { CALL_SIZE, randomBatch, SCORING_CONTEXT } from '../../../contract/reward-batch.ts';
import { PATIENT_LIMITS } from '../../../contract/reward-limits.ts';
import { awkwardSources } from '../profile/awkward-rewards.ts';

const python = (body: string): string => `def reward_function(params):\n${body.replaceAll(/^/gm, '    ')}\n`;
const typescript = (body: string): string =>
  `function reward_function(params: RewardParams): number {\n${body}\n}\n`;

/** `line: text` of every term. */
function terms(language: RewardLanguage, code: string): string[] | null {
  return findTerms({ language, code })?.map(({ line, text }) => `${line}: ${text}`) ?? null;
}

describe('terms of a reward', () => {
  it.each([
    [
      "return params['speed'] + 2 * params['x'] - 1e-3",
      ["2: params['speed']", "2: 2 * params['x']", '2: -1e-3'],
    ],
    ['a = 1\nb = 2\nreturn float(a + b)', ['4: a', '4: b']],
    ['r = 0\nr += a\nr -= b + c\nreturn r', ['3: a', '4: -b', '4: -c']],
    ['r = 1.0\nif a: r += b\nif c: r *= 0.5\nreturn float(r)', ['2: 1.0', '3: b']],
    ['r = 1\nr = r + a\nr = r * 2 + b\nr = c + r\nreturn r', ['2: 1', '3: a', '4: b', '5: c']],
    ['r = a + b\nreturn max(r, 1e-3)', ['2: a', '2: b', '3: max(r, 1e-3)']],
    ['r = a + b\nif c: r = 1e-3\nreturn r', ['2: a', '2: b', '3: 1e-3']],
    ['if a: return 1e-3\nreturn b - (c - d)', ['2: 1e-3', '3: b', '3: -c', '3: d']],
    ['r = a\nreturn r + b', ['3: r', '3: b']],
    ['r = a\nr += c\nreturn r + b', ['2: a', '3: c', '4: b']],
    ['r = 1\nif a: r = 0.5\nreturn r', null],
    ['return a * (b + c)', null],
    ['r = a + b\nr **= 2\nreturn r', null],
    ['global r\nr += a\nreturn r', null],
    ['r, s = a, b\nr += s\nreturn r', null],
    ['return 1.0', null],
  ])('in Python: %s', (body, expected) => {
    expect(terms('python', python(body))).toEqual(expected);
  });

  it.each([
    ['return a + 4.0 * b - c;', ['2: a', '2: 4.0 * b', '2: -c']],
    [
      'let r = 1; if (a) r += b; else r -= c; return Math.max(r, 0);',
      ['2: 1', '2: b', '2: -c', '2: Math.max(r, 0)'],
    ],
    ['let r = 0; for (const x of y) r += x; return r;', ['2: x']],
    ['let r = 0; const add = (x) => { r += x; }; add(1); r += 2; return r;', null],
    ['let r = 0; r++; return r;', null],
  ])('in TypeScript: %s', (body, expected) => {
    expect(terms('typescript', typescript(body))).toEqual(expected);
  });

  it('are found in an arrow that is a sum', () => {
    expect(terms('javascript', 'const reward_function = ({ speed }) => speed + 1;')).toEqual([
      '1: speed',
      '1: 1',
    ]);
  });

  it('are found where the templates have them, in both languages alike', () => {
    const found = templateSources().map(({ file, language, code }) => [
      file,
      terms(language, code)?.length ?? 0,
    ]);
    expect(Object.fromEntries(found.filter(([, count]) => count !== 0))).toEqual({
      'follow-heading.py': 3,
      'follow-heading.ts': 3,
      'object-avoidance.py': 3,
      'object-avoidance.ts': 3,
      'racing-progress.py': 3,
      'racing-progress.ts': 3,
      'speed-by-bend.py': 3,
      'speed-by-bend.ts': 3,
    });
  });
});

const scorers: Record<RewardLanguage, NodeScorer> = {
  python: new NodeScorer({ limits: PATIENT_LIMITS }),
  typescript: new NodeScorer({ limits: PATIENT_LIMITS }),
  javascript: new NodeScorer({ limits: PATIENT_LIMITS }),
};
afterAll(() => Object.values(scorers).forEach((scorer) => scorer.close()));

const ONE_CAR = { ...SCORING_CONTEXT, numCars: 1 };

/** One car's rows out of a random batch. */
function randomRows(seed: number): RewardBatch {
  const batch = randomBatch(30, seed);
  return { numSteps: 30, numCars: 1, rows: batch.rows.slice(0, 30 * CALL_SIZE) };
}

/** Scores as written and as instrumented. */
async function record(source: RewardSource, { rows }: RewardBatch) {
  const scorer = scorers[source.language];
  const instrumented = instrumentReward(source)!;
  await scorer.load(source, ONE_CAR);
  const plain = await scorer.score({ numSteps: rows.length / CALL_SIZE, numCars: 1, rows });
  await scorer.load(instrumented.source, ONE_CAR);
  const repeated = repeatRows(rows, CALL_SIZE, instrumented);
  const answers = await scorer.score({ numSteps: repeated.length / CALL_SIZE, numCars: 1, rows: repeated });
  return { instrumented, plain, recorded: readRecordedRows(answers, instrumented) };
}

describe('an instrumented reward', { timeout: 60_000 }, () => {
  it.each(templateSources().map((source) => [source.file, source] as const))(
    'gives the rewards of %s and terms that make them up',
    async (_, source) => {
      const { instrumented, plain, recorded } = await record(source, randomRows(4));
      expect(recorded.rewards).toEqual(plain);
      const numTerms = instrumented.values.length;
      expect(numTerms).toBeGreaterThan(0);
      for (const [row, reward] of plain.entries()) {
        const own = recorded.terms.slice(row * numTerms, (row + 1) * numTerms);
        expect(own.reduce((sum, term) => sum + term, 0)).toBeCloseTo(reward, 9);
      }
    },
  );

  it.each(awkwardSources().map((source) => [source.file, source] as const))(
    'gives the rewards of %s, whatever that is written like',
    async (_, source) => {
      const { plain, recorded } = await record(source, randomRows(4));
      expect(recorded.rewards).toEqual(plain);
    },
  );

  const body = {
    python: `last = 0.0
def bonus(x): return 1.0 if x > 2 else 0.25
def reward_function(params):
    global last
    reward = params['speed'] * 2  # a comment
    reward += bonus(params['speed'])
    if params['all_wheels_on_track'] and params['speed'] > 1:
        reward = reward * 0.5 + last
    elif params['speed'] > 0.5:
        reward -= 1
    else:
        reward = 1e-3
    last = params['speed']
    return max(reward, 0.0)`,
    typescript: `let last = 0;
const bonus = (x: number): number => (x > 2 ? 1.0 : 0.25);
function reward_function(params: RewardParams): number {
  let reward = params.speed * 2; // a comment
  reward += bonus(params.speed);
  if (params.all_wheels_on_track && params.speed > 1) {
    reward = reward * 0.5 + last;
  } else if (params.speed > 0.5) reward -= 1;
  else reward = 1e-3;
  last = params.speed;
  return Math.max(reward, 0.0);
}`,
  };

  it.each(['python', 'typescript'] as const)(
    'follows the sum through factors, resets and memory: %s',
    async (language) => {
      const batch = randomRows(5);
      const rng = new Rng(9);
      const speeds = Array.from({ length: 30 }, () => 4 * rng.uniform());
      const wheels = Array.from({ length: 30 }, () => rng.integer(2));
      speeds.forEach((speed, k) => {
        batch.rows[k * CALL_SIZE + COLUMN.speed] = speed;
        batch.rows[k * CALL_SIZE + COLUMN.flags] = wheels[k];
      });
      const source = { language, file: 'reward', code: body[language] };
      const { instrumented, plain, recorded } = await record(source, batch);
      expect(recorded.rewards).toEqual(plain);
      expect(instrumented.terms).toHaveLength(6);
      expect(instrumented.branches).toHaveLength(3);
      speeds.forEach((speed, k) => {
        const [base, bonus, added, taken, floor, clamp] = recorded.terms.slice(6 * k, 6 * k + 6);
        const isFirst = wheels[k] === 1 && speed > 1;
        const isSecond = !isFirst && speed > 0.5;
        const last = k === 0 ? 0 : speeds[k - 1];
        const factor = isFirst ? 0.5 : isSecond ? 1 : 0;
        expect(base).toBeCloseTo(factor * 2 * speed, 9);
        expect(bonus).toBeCloseTo(factor * (speed > 2 ? 1 : 0.25), 9);
        expect(added).toBeCloseTo(isFirst ? last : 0, 9);
        expect(taken).toBe(isSecond ? -1 : 0);
        expect(floor).toBe(isFirst || isSecond ? 0 : 1e-3);
        expect(clamp).toBeCloseTo(plain[k] - base - bonus - added - taken - floor, 9);
        expect(Array.from(recorded.branches.subarray(3 * k, 3 * k + 3))).toEqual([
          speed > 2 ? TAKEN.true : TAKEN.false,
          isFirst ? TAKEN.true : TAKEN.false,
          isFirst ? 0 : isSecond ? TAKEN.true : TAKEN.false,
        ]);
      });
    },
  );

  it('packs more branches than fit into one number', async () => {
    const code = python(
      `${Array.from({ length: 19 }, (_, k) => `if params['speed'] > ${k / 5}: x = ${k}`).join('\n')}\nreturn 1.0`,
    );
    const batch = randomRows(6);
    batch.rows.forEach((_, at) => at % CALL_SIZE === COLUMN.speed && (batch.rows[at] = 2.1));
    const { instrumented, recorded } = await record({ language: 'python', file: 'reward.py', code }, batch);
    expect(instrumented.callsPerRow).toBe(1 + 1 + 3);
    const taken = Array.from({ length: 19 }, (_, k) => (k / 5 < 2.1 ? TAKEN.true : TAKEN.false));
    expect(Array.from(recorded.branches.subarray(0, 19))).toEqual(taken);
  });

  it('is not made of what is no syntax or has no reward function', () => {
    const none = (code: string) => instrumentReward({ language: 'python', file: 'reward.py', code });
    expect(none('def reward_function(params):\n    return (')).toBeNull();
    expect(none('x = 1')).toBeNull();
    expect(instrumentReward(findTemplate('fast-line.ts')!)?.terms).toBeNull();
  });
});
