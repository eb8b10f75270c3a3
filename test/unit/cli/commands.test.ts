import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/race/evaluation.ts';
import type { TrainingSummary } from '../../../src/training/training-event.ts';
import { callCli } from './call-cli.ts';
import { type CliOutcome, runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'grad-prix-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The one JSON document of a command that succeeded. */
function jsonOf({ exitStatus, stdout, stderr }: CliOutcome): unknown {
  expect({ exitStatus, stderr }).toMatchObject({ exitStatus: 0 });
  return JSON.parse(stdout);
}

describe('train', () => {
  it('teaches a car to lap, and evaluate finds the same laps in what it wrote', async () => {
    const out = join(folder, 'clean');
    const args = [
      'train',
      '--track',
      'home',
      '--reward',
      'fast-line.ts',
      '--seed',
      '2',
      '--until-clean',
      '--out',
      out,
    ];
    const summary = jsonOf(await runCli([...args, '--json'])) as TrainingSummary & { out: string };
    expect(summary).toMatchObject({ seed: 2, out, sustainedCleanSteps: summary.steps });
    expect(summary.best?.evaluation.cleanShare).toBe(1);
    expect(readdirSync(out).toSorted()).toEqual(
      [
        'policy.json',
        'model.json',
        'weights.bin',
        'reward.ts',
        'run.json',
        'traces.bin',
        'checkpoint.bin',
        'checkpoints',
      ].toSorted(),
    );
    const policy = JSON.parse(readFileSync(join(out, 'policy.json'), 'utf8')) as { command: string };
    expect(policy.command).toContain('--seed 2 --until-clean');
    const evaluation = jsonOf(
      await runCli(['evaluate', '--policy', out, '--track', 'home', '--json']),
    ) as Evaluation;
    expect(evaluation).toEqual(summary.best?.evaluation);
  });

  it('with Python learns the same, step for step, as with the same reward in TypeScript', async () => {
    const steps: (number | null)[] = [];
    for (const reward of ['fast-line.py', 'fast-line.ts']) {
      const args = [
        'train',
        '--track',
        'home',
        '--reward',
        reward,
        '--until-clean',
        '--out',
        join(folder, reward),
        '--json',
      ];
      const { sustainedCleanSteps, best } = jsonOf(await callCli(args)) as TrainingSummary;
      steps.push(sustainedCleanSteps, best?.evaluation.meanLap ?? null);
    }
    expect(steps.slice(0, 2)).toEqual(steps.slice(2));
  });

  it('keeps what it has at Ctrl-C, and --resume goes on from there', async () => {
    const out = join(folder, 'interrupted');
    const args = ['train', '--track', 'home', '--reward', 'fast-line.ts', '--out', out, '--json'];
    const first = await runCli([...args, '--max-steps', '1000000'], {
      onStderr: (text, kill) => text.includes('steps:') && kill('SIGINT'),
    });
    expect(first.exitStatus).toBe(130);
    const { steps } = JSON.parse(first.stdout) as TrainingSummary;
    expect(steps).toBeGreaterThan(0);
    const limit = String(steps + 2048);
    const second = jsonOf(await runCli([...args, '--resume', '--max-steps', limit])) as TrainingSummary;
    expect(second.steps).toBe(steps + 2048);
    expect(second.episodes).toBeGreaterThan(0);
  });

  it('stops at a reward that raises, names line and params, and keeps the run', async () => {
    const reward = file('late.py', 'def reward_function(params):\n    return 1 / (params["steps"] - 20)\n');
    const out = join(folder, 'failed');
    const outcome = await callCli(['train', '--track', 'home', '--reward', reward, '--out', out, '--json']);
    expect(outcome.exitStatus).toBe(2);
    expect(outcome.stderr).toContain('late.py:2: ZeroDivisionError');
    const { error } = JSON.parse(outcome.stdout) as { error: { params: { steps: number } } };
    expect(error).toMatchObject({ type: 'ZeroDivisionError', line: 2 });
    expect(error.params.steps).toBe(20);
    expect(existsSync(join(out, 'checkpoint.bin'))).toBe(true);
  });
});

describe('a failing run without --json', () => {
  it('prints the plain params of the call, not the whole track', async () => {
    const reward = file('fails.ts', 'function reward_function(params) {\n  return params.speeed;\n}\n');
    const args = ['train', '--track', 'home', '--reward', reward, '--out', join(folder, 'fails')];
    const { exitStatus, stdout, stderr } = await callCli(args);
    expect(exitStatus).toBe(2);
    expect(stderr).toMatch(/^fails\.ts:\d: TypeError: [^\n]+\n$/);
    expect(stdout).toMatch(/"speed":\d/);
    expect(stdout).toMatch(/--json prints them all/);
    expect(stdout).not.toMatch(/waypoints/);
    expect(stdout.length).toBeLessThan(1000);
  });
});

describe('options', () => {
  it('are taken as they were typed, numbers in any decimal notation', async () => {
    const cwd = mkdtempSync(join(folder, 'typed-'));
    const args = ['train', '--track=home', '--reward', 'fast-line.ts', '--max-steps', '1e3', '--seed', '0'];
    const outcome = await runCli(['--json', ...args, '--out', '007', '--json'], { cwd });
    expect(jsonOf(outcome)).toMatchObject({ seed: 0, steps: 1024, out: '007' });
    expect(readdirSync(join(cwd, '007'))).toContain('policy.json');
  });

  it('are explained by --help', async () => {
    const { stdout, exitStatus } = await runCli(['train', '--help']);
    expect({ stdout, exitStatus }).toMatchObject({ exitStatus: 0 });
    expect(stdout).toMatch(/--max-steps <n>/);
  });
});

describe('score', () => {
  const params = file('params.json', JSON.stringify([{ speed: 2 }, { speed: 0 }, {}]));

  it('reports every dict of every file, errors with their line', async () => {
    const python = file('inverse.py', 'def reward_function(params):\n    return 1 / params["speed"]\n');
    const script = file(
      'speed.ts',
      'function reward_function(params: RewardParams): number {\n  return params.speed;\n}\n',
    );
    const broken = file('broken.py', 'def reward_function(params)\n    return 1\n');
    const files = [python, script, broken, join(folder, 'none.py')];
    const args = ['score', ...files.flatMap((path) => ['--reward', path]), '--params', params, '--json'];
    const { results } = jsonOf(await callCli(args)) as { results: unknown[] };
    expect(results).toEqual([
      {
        file: python,
        outcomes: [
          { reward: 0.5 },
          { error: { type: 'ZeroDivisionError', message: 'division by zero', line: 2 } },
          { error: { type: 'KeyError', message: expect.stringContaining('speed') as string, line: 2 } },
        ],
      },
      {
        file: script,
        outcomes: [
          { reward: 2 },
          { reward: 0 },
          { error: expect.objectContaining({ type: 'TypeError' }) as object },
        ],
      },
      { file: broken, loadError: expect.objectContaining({ type: 'SyntaxError', line: 1 }) as object },
      { file: files[3], loadError: expect.objectContaining({ line: null }) as object },
    ]);
  });
});

describe('tracks', () => {
  it('lists what is shipped, in metres', async () => {
    const tracks = jsonOf(await callCli(['tracks', '--json'])) as {
      id: string;
      length: number;
      width: object;
    }[];
    const shipped = readdirSync(new URL('../../../tracks/', import.meta.url));
    expect(tracks.map(({ id }) => `${id}.json`).toSorted()).toEqual(shipped.toSorted());
    const home = tracks.find(({ id }) => id === 'home');
    expect(home).toMatchObject({ closed: true, direction: 'counter-clockwise' });
    expect(home?.length).toBeCloseTo(17.7, 1);
    const width = expect.closeTo(0.76, 9) as number;
    expect(home?.width).toEqual({ min: width, mean: width, max: width });
  });
});
