import { afterAll, describe, expect, it } from 'vitest';
import { busiestLine, profileSummary } from '../../../../src/reward/profile/profile.ts';
import { ProfileError } from '../../../../src/reward/profile/profile-error.ts';
import { profileReward } from '../../../../src/reward/profile/profile-reward.ts';
import { RewardCallError, RewardLoadError } from '../../../../src/reward/reward-scorer.ts';
import { COLUMN, ROW_SIZE } from '../../../../src/reward/step-params.ts';
import { closeScorers, counts, lap, LAPS, profile, ways } from './profile-laps.ts';

afterAll(closeScorers);

const SHORT = 'def reward_function(params):\n    x = 1\n    return x\n';

describe('the profile of a reward', { timeout: 120_000 }, () => {
  it('is of fewer calls where they take long', async () => {
    let seconds = 0;
    let calls = 0;
    const found = await profileReward({
      source: { language: 'python', file: 'reward', code: SHORT },
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
  total += Array.from({ length: n }, (_, k) => Math.sqrt(k) * k).sort().length;
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
    const forged = await profile(
      'javascript',
      `function reward_function(params) {
  if (typeof _grad_prix_profiler !== 'undefined' && params.speed === 3)
    for (let k = 0; k < 2000; k++) _grad_prix_profiler.at?.(k % 2);
  return params.speed > 5 ? 1 : 0;
}`,
      [lap(10)],
    );
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
