import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { RULE_PAGES } from '../../../src/reward/review/rule-pages.ts';
import type { RewardProfile } from '../../../src/reward/profile/profile.ts';
import { callCli } from './call-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'grad-prix-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Reviewed {
  readonly file: string;
  readonly track: string;
  readonly policy: string | null;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly line: number;
    readonly message: string;
    readonly evidence: { readonly text: string; readonly numbers: Record<string, number> };
    readonly suggestion: string;
  }[];
  readonly profile: RewardProfile | null;
  readonly noProfile?: string;
}

async function review(...args: string[]): Promise<Reviewed> {
  const { exitStatus, stdout } = await callCli(['review', ...args, '--json']);
  expect(exitStatus).toBe(0);
  return JSON.parse(stdout) as Reviewed;
}

describe('cli review', { timeout: 120_000 }, () => {
  it('tries a reward on laps of the policy that is shipped for the track', async () => {
    const {
      findings,
      profile: _profile,
      ...rest
    } = await review('--reward', 'racing-line.ts', '--track', 'home');
    expect(rest).toEqual({ file: 'racing-line.ts', track: 'home', policy: 'policies/home' });
    expect(findings).toEqual([]);
  });

  it('gives every finding with its line, numbers and a way out, gravest first', async () => {
    const reward = file('reversed.ts', RULE_PAGES['constant-key'].bad.typescript);
    const { findings } = await review('--reward', reward, '--track', 'home', '--policy', 'policies/home');
    expect(findings[0]).toMatchObject({ rule: 'constant-key', severity: 'warning', line: 3 });
    expect(findings[0].evidence.text).toContain('is_reversed is false');
    expect(findings[0].suggestion).toContain('params.heading');
  });

  it('says so where there are no laps, and knows the objects of a race', async () => {
    const track = file(
      'loop.json',
      JSON.stringify({ ...(await import('../track/ring-track.ts')).boxTrack() }),
    );
    const { stdout, exitStatus } = await callCli([
      'review',
      '--reward',
      'object-avoidance.ts',
      '--track',
      track,
      '--race',
      'object-avoidance',
      '--boxes',
      '2',
    ]);
    expect(exitStatus).toBe(0);
    expect(stdout).toContain('situations only, no policy has driven there');
    expect(stdout).toContain('ignores-progress');
    expect(stdout).not.toContain('constant-key');
  });

  it('takes a reward that cannot be loaded as something to be said', async () => {
    const reward = file('broken.js', 'function reward_function(params) {\n  return params.;\n}\n');
    const { findings, profile } = await review('--reward', reward, '--track', 'home');
    expect(findings).toMatchObject([{ rule: 'fails', severity: 'error', line: 2 }]);
    expect(profile).toBeNull();
  });

  it('says why there is no profile', async () => {
    const broken = file('broken.js', 'function reward_function(params) {\n  return params.;\n}\n');
    const hidden = file('hidden.js', 'const f = (params) => 1;\nexports.reward_function = f;\n');
    const asText = async (reward: string): Promise<string> =>
      (await callCli(['review', '--reward', reward, '--track', 'home'])).stdout;
    expect(await asText(broken)).toMatch(/\n\nno profile: line 2: SyntaxError: \S.*\n?$/);
    expect(await asText(hidden)).toMatch(
      /\n\nno profile: the profiler finds no reward_function in this text\n?$/,
    );
    const unread = file(
      'unread.py',
      'def reward_function(params):\n    for x in *[1], 4:\n        return x\n',
    );
    expect(await asText(unread)).toMatch(
      /\n\nno profile: line 2: the profiler cannot read this line, although the reward runs\n?$/,
    );
    const { noProfile } = await review('--reward', hidden, '--track', 'home');
    expect(noProfile).toBe('the profiler finds no reward_function in this text');
  });

  it('profiles the reward along the same laps', async () => {
    const reward = file(
      'branches.js',
      `function reward_function(params) {
  if (params.speed < -1) {
    return 2;
  }
  return params.speed >= 0 ? 1 : 0;
}
`,
    );
    const { profile } = await review('--reward', reward, '--track', 'home');
    const { calls, lines, branches } = profile!;
    expect(calls).toBeGreaterThan(100);
    expect(lines.map(({ line, count }) => [line, count])).toEqual([
      [2, calls],
      [3, 0],
      [5, calls],
    ]);
    expect(branches).toEqual([
      { line: 2, kind: 'if', text: 'params.speed < -1', taken: 0, of: calls },
      { line: 5, kind: 'choice', text: 'params.speed >= 0', taken: calls, of: calls },
    ]);
    const { stdout } = await callCli(['review', '--reward', reward, '--track', 'home']);
    expect(stdout).toMatch(/^profile: \S.*; .*/m);
    expect(stdout).toContain(`Counts of ${calls} calls`);
    const rows = stdout.split('\n').filter((row) => /^\d /.test(row));
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(new RegExp(`^2 .* ${calls} {4}if \\(params.speed < -1\\) \\{ +0 of ${calls}$`));
    expect(rows[1]).toMatch(/^3 +never {6}return 2;$/);
    expect(rows[2]).toMatch(new RegExp(` ${calls} of ${calls}$`));
  });

  it.each([
    [['--track', 'home'], '--reward is missing'],
    [['--reward', 'fast-line.ts'], '--track is missing'],
    [['--reward', 'nothing.py', '--track', 'home'], 'nothing.py'],
    [['--reward', 'fast-line.ts', '--track', 'nowhere'], 'track nowhere'],
    [['--reward', 'fast-line.ts', '--track', 'home', '--policy', 'nowhere'], 'nowhere'],
    [['--reward', 'fast-line.ts', '--track', 'home', '--boxes', '2'], '--boxes belongs to'],
  ])('refuses %j in one line', async (args, says) => {
    const { exitStatus, stderr } = await callCli(['review', ...args]);
    expect(exitStatus).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(says);
  });
});
