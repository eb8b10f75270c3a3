import { afterAll, describe, expect, it } from 'vitest';
import { NodeScorer } from '../../../../src/cli/scorer.ts';
import { busiestLine, profileSummary, type RewardProfile } from '../../../../src/reward/profile/profile.ts';
import { ProfileError } from '../../../../src/reward/profile/profile-error.ts';
import { profileReward } from '../../../../src/reward/profile/profile-reward.ts';
import {
  RewardCallError,
  type RewardLanguage,
  RewardLoadError,
} from '../../../../src/reward/reward-scorer.ts';
import { EpisodeScorer } from '../../../../src/reward/score-episodes.ts';
import { COLUMN, ROW_SIZE } from '../../../../src/reward/step-params.ts';
import { PATIENT_LIMITS } from '../../../contract/reward-limits.ts';

const python = new NodeScorer({ limits: PATIENT_LIMITS });
const javascript = new NodeScorer({ limits: PATIENT_LIMITS });
afterAll(() => [python, javascript].forEach((scorer) => scorer.close()));

/** Steps at the speeds 0, 1, 2 … m/s. */
function lap(steps: number): Float64Array {
  const rows = new Float64Array(steps * ROW_SIZE);
  for (let step = 0; step < steps; step++) rows[step * ROW_SIZE + COLUMN.speed] = step;
  return rows;
}

const LAPS = [10, 3, 7, 10, 10, 10, 10, 10, 10, 10].map(lap);

function profile(
  language: RewardLanguage,
  code: string,
  episodes: readonly Float64Array[] = LAPS,
): Promise<RewardProfile> {
  const scorer = language === 'python' ? python : javascript;
  return profileReward({
    source: { language, file: 'reward', code },
    episodes,
    rowSize: ROW_SIZE,
    scorer: new EpisodeScorer({ scorer, course: { trackLength: 10, waypoints: [] }, numObjects: 0 }),
    clock: () => scorer.cpuSeconds + scorer.threadCpuSeconds,
  });
}

/** `line×count` */
const counts = ({ lines }: RewardProfile): string =>
  lines.map(({ line, count }) => `${line}×${count}`).join(' ');

/** `line kind text: taken of` */
const ways = ({ branches }: RewardProfile): string[] =>
  branches.map(({ line, kind, text, taken, of }) => `${line} ${kind} ${text}: ${taken} of ${of}`);

const PYTHON = `def helper(x):
    # Only three are fast.
    return 'fast' if x > 6 else 'slow'


def reward_function(params):
    """Docs."""
    speed = params['speed']
    reward = max(
        0,
        len([
            k for k in range(3)
        ]),
    )
    if speed < 2: return 1
    elif speed < 3:
        reward += 1
    elif speed > 99:
        reward += 2
    else:
        reward += 3
    k = 0
    while k < speed:
        k += 1
        for n in range(2):
            reward += n
    match helper(speed):
        case 'fast' if speed != 7:
            reward += 1
        case 'slow': reward += 2
        case _:
            reward += 3
    return reward
`;

const TYPESCRIPT = `function helper(x: number): string {
  // Only three are fast.
  return x > 6 ? 'fast' : 'slow';
}

function reward_function(params: RewardParams): number {
  'use strict';
  const speed = params.speed;
  let reward = Math.max(
    0,
    [1, 2, 3].filter((k) => {
      return k > 1;
    }).length,
  );
  if (speed < 2) return 1;
  else if (speed < 3) {
    reward += 1;
  } else if (speed > 99) {
    reward += 2;
  } else {
    reward += 3;
  }
  let k = 0;
  while (k < speed) {
    k += 1;
    for (let n = 0; n < 2; n++) {
      reward += n;
    }
  }
  switch (helper(speed)) {
    case 'fast':
      reward += 1;
      break;
    case 'slow':
      for (const x of [1, 2]) {
        reward += x;
      }
      break;
    default:
      reward += 3;
  }
  return reward;
}
`;

describe('the profile of a reward', { timeout: 120_000 }, () => {
  it('counts every line and branch exactly, in Python', async () => {
    const found = await profile('python', PYTHON, [lap(10)]);
    expect(found.calls).toBe(10);
    // Speeds 2 … 9 come behind the first condition; k goes from 0 to the speed: 44 turns. Cases are tried in turn.
    expect(counts(found)).toBe(
      '3×8 8×10 9×10 15×10 16×8 17×1 18×7 19×0 21×7 22×8 23×52 24×44 25×132 26×88 27×8 28×8 29×2 30×6 31×1 32×1 33×8',
    );
    expect(ways(found)).toEqual([
      '3 choice x > 6: 3 of 8',
      '15 if speed < 2: 2 of 10',
      '16 if speed < 3: 1 of 8',
      '18 if speed > 99: 0 of 7',
      '20 else else: 7 of 7',
      '23 loop k < speed: 44 of 52',
      "28 case case 'fast' if speed != 7: 2 of 8",
      "30 case case 'slow': 5 of 8",
      '31 case case _: 1 of 8',
    ]);
  });

  it('counts every line and branch exactly, in TypeScript', async () => {
    const found = await profile('typescript', TYPESCRIPT, [lap(10)]);
    expect(found.calls).toBe(10);
    expect(counts(found)).toBe(
      '3×8 8×10 9×10 12×30 15×10 16×8 17×1 18×7 19×0 21×7 23×8 24×52 25×44 26×132 27×88 30×8 32×3 33×3 35×15 36×10 38×5 40×0 42×8',
    );
    expect(ways(found)).toEqual([
      '3 choice x > 6: 3 of 8',
      '15 if speed < 2: 2 of 10',
      '16 if speed < 3: 1 of 8',
      '18 if speed > 99: 0 of 7',
      '20 else else: 7 of 7',
      '24 loop k < speed: 44 of 52',
      '26 loop n < 2: 88 of 132',
      "31 case case 'fast': 3 of 8",
      "34 case case 'slow': 5 of 8",
      '39 case default: 0 of 8',
    ]);
  });

  it('counts a line as often as the statement on it that is executed most', async () => {
    const code = `const never = (x) => Math.abs(x), square = (x) => x * x;
function other() { return 1 } function reward_function({ speed }) { return pick(speed) + square(speed); }
function pick(x) {
  switch (true) {
    case x > 3: return 1; case x > 1: x++; break; default: { const y = x; for (let k = 0; k < 2; k++) x += y; }
  }
  try { if (x < 1) throw x; } catch { x = 1; } finally { x += 2; } return x;
}`;
    const found = await profile('javascript', code, [lap(10)]);
    // Speeds above 3, of 2 and 3, and two with three looks at the head of a loop.
    expect(counts(found)).toBe('1×10 2×10 4×10 5×6 7×4');
  });

  it('counts what is asked before something is yielded', async () => {
    const code = `function* ask(speed) { yield speed > 2 ? 'much' : 'few'; yield !(speed > 4) ? 1 : 2 }
const reward_function = ({ speed }) => [...ask(speed)][0].length;
`;
    expect(ways(await profile('javascript', code, [lap(10)]))).toEqual([
      '1 choice speed > 2: 7 of 10',
      '1 choice !(speed > 4): 5 of 10',
    ]);
  });

  it('counts a `with` where it begins, not where it ends', async () => {
    const code = `class Held:
    def __enter__(self): return 1
    def __exit__(self, *error):
        return True

def several():
    with Held() as a, \\
            Held() as b:
        yield a
        yield b

def reward_function(params):
    n = 0
    for k in range(3):
        with Held() as held:
            n += held
            with (
                Held(),
                Held()
            ):
                n += 1
    while True:
        with Held():
            n += 1
            if n > 9: break
    with Held(): raise KeyError(n)
    with Held():
        sum(several())
    with Held():
        return n
    return 0
`;
    const found = await profile('python', code, [lap(10)]);
    // In one call n is 6 behind the first loop, and the second one turns four times.
    expect(counts(found)).toBe(
      '2×180 4×180 7×10 9×10 10×10 13×10 14×40 15×30 16×30 17×30 21×30 22×40 23×40 24×40 25×40 26×10 27×10 28×10 29×10 30×10 31×0',
    );
  });

  it('is of fewer calls where they take long', async () => {
    let seconds = 0;
    let calls = 0;
    const found = await profileReward({
      source: { language: 'python', file: 'reward', code: PYTHON },
      episodes: LAPS,
      rowSize: ROW_SIZE,
      clock: () => seconds,
      scorer: {
        score: (_source, episodes) => {
          const own = episodes.map(
            (rows) =>
              // What is asked for behind the steps takes no time.
              rows.filter((x, k) => k % ROW_SIZE === COLUMN.x && !Number.isNaN(x)).length,
          );
          calls += own.reduce((a, b) => a + b, 0);
          seconds += own.reduce((a, b) => a + b / 16, 0);
          return Promise.resolve(episodes.map((rows) => new Float64Array(rows.length / ROW_SIZE)));
        },
      },
    });
    // Two seconds of calls in eight modules.
    expect(found).toMatchObject({
      calls: 8 * 4,
      timedCalls: 4 * 4,
      shareError: null,
      callMicroseconds: 62_500,
    });
    expect(found.lines.map(({ share }) => share)).toEqual(found.lines.map(() => null));
    expect(busiestLine(found)).toBeNull();
    expect(calls).toBeLessThan(100);
  });

  const sleepy = (seconds: number, turns: number): string =>
    `import time
def reward_function(params):
    time.sleep(${seconds})
    for k in range(${turns}):
        pass
    return 1
`;

  it('counts what takes too long while the clock is read in each line, and says so', async () => {
    const found = await profile('python', sleepy(0.45, 10_000), [lap(1)]);
    expect(counts(found)).toBe('3×1 4×10001 5×10000 6×1');
    expect(found).toMatchObject({ calls: 1, timedCalls: 0, shareError: null });
    expect(found.lines.every(({ share }) => share === null)).toBe(true);
    expect(profileSummary(found)).toContain('a call takes longer than the time allowed');
  });

  it('says of what takes even longer that it does', async () => {
    await expect(profile('python', sleepy(0.6, 30_000), [lap(1)])).rejects.toMatchObject({
      name: 'ProfileError',
      reason: 'slow',
      message: expect.stringMatching(
        /^this reward takes \d+ ms a call; with a profiler in each line/,
      ) as string,
    });
  });

  it('is of every step of every episode, once', async () => {
    const code =
      "def reward_function(params):\n    if params['speed'] > 5:\n        return 1\n    return 0\n";
    const found = await profile('python', code);
    expect(found.calls).toBe(90);
    // Speeds 6 … 9 of eight laps, and 6 of the one of seven steps.
    expect(ways(found)).toEqual(["2 if params['speed'] > 5: 33 of 90"]);
    expect(counts(found)).toBe('2×90 3×33 4×57');
  });

  const HEAVY = {
    python: `def work(n):
    total = 0
    total += sum(k * k for k in range(n))
    return total

def reward_function(params):
    a = params['speed'] + 1
    light = sum(k * k for k in range(20))
    heavy = work(600)
    return (a + light + heavy) * 1e-9
`,
    javascript: `function work(n) {
  let total = 0;
  const squares = []; for (let k = 0; k < n; k++) squares.push(Math.sqrt(k) * k); total += squares.sort().length;
  return total;
}

function reward_function(params) { const a = params.speed + 1;
  const light = Array.from({ length: 20 }, (_, k) => Math.sqrt(k)).sort().length;
  const heavy = work(600);
  return (a + light + heavy) * 1e-9;
}
`,
  };

  it.each(['python', 'javascript'] as const)(
    'gives most of the time to the line that works: %s',
    async (language) => {
      const found = await profile(language, HEAVY[language]);
      const share = (line: number): number => found.lines.find((one) => one.line === line)!.share!;
      // What a helper does is on its own lines, not on the one that calls it.
      expect(busiestLine(found)?.line).toBe(3);
      expect(share(3)).toBeGreaterThan(50);
      expect(share(8)).toBeLessThan(share(3));
      expect(share(9)).toBeLessThan(share(3) / 2);
      const sum = found.lines.reduce((total, line) => total + line.share!, 0);
      expect(sum).toBeCloseTo(100, 6);
      expect(found.timedCalls).toBeGreaterThan(0);
      expect(found.callMicroseconds).toBeGreaterThan(0);
    },
  );

  it.each([
    ['python', 'def reward_function(params):\n    return 1 / 0\n', RewardCallError, 2, 'ZeroDivisionError'],
    [
      'python',
      "raise KeyError('a')\ndef reward_function(params):\n    return 1\n",
      RewardLoadError,
      1,
      'KeyError',
    ],
    [
      'javascript',
      'function reward_function(params) {\n  return params.x.y.z;\n}',
      RewardCallError,
      2,
      'TypeError',
    ],
    [
      'javascript',
      'function reward_function(params) {\n  return params.;\n}',
      RewardLoadError,
      2,
      'SyntaxError',
    ],
    [
      'javascript',
      'function reward_function(params) {\n  if (params.speed > 8) for (;;);\n  return 1;\n}',
      RewardCallError,
      2,
      'TimeoutError',
    ],
    [
      'python',
      "def reward_function(params):\n    while params['speed'] > 8: pass\n    return 1\n",
      RewardCallError,
      2,
      'TimeoutError',
    ],
  ] as const)(
    'says what is wrong with a reward that does not run: %s, %s',
    async (language, code, kind, line, type) => {
      const failing = profile(language, code, [lap(10)]);
      await expect(failing).rejects.toBeInstanceOf(kind);
      await expect(failing).rejects.toMatchObject({ fault: { line, type } });
    },
  );

  it('is nothing, or wrong, where a reward forges it, and breaks nothing', async () => {
    const forged = (await profile(
      'javascript',
      `function reward_function(params) {
  if (typeof _grad_prix_profiler !== 'undefined' && params.speed === 3)
    for (let k = 0; k < 2000; k++) _grad_prix_profiler.at?.(k % 2);
  return params.speed > 5 ? 1 : 0;
}`,
      [lap(10)],
    ))!;
    expect(forged.lines.every(({ count }) => Number.isInteger(count) && count >= 0)).toBe(true);
    expect(forged.lines.find(({ line }) => line === 3)!.count).toBeGreaterThanOrEqual(1000);
    const ended = profile(
      'python',
      `import sys
def reward_function(params):
    if '_grad_prix_profiler' in globals():
        del globals()['_grad_prix_profiler']
    return 1 if params['speed'] else 0
`,
      [lap(10)],
    );
    await expect(ended).rejects.toMatchObject({ name: 'ProfileError', reason: 'tampered' });
    const silent = await profile(
      'python',
      `import sys, builtins
def reward_function(params):
    sys.monitoring.register_callback(sys.monitoring.PROFILER_ID, sys.monitoring.events.LINE, None)
    builtins.float = builtins.len = None
    return 1
`,
      [lap(10)],
    ).catch((error: unknown) => error);
    if (!(silent instanceof ProfileError)) expect(silent).toMatchObject({ calls: 10 });
  });
});
