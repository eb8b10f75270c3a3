import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { callCli } from './call-cli.ts';
import { type CliOptions, runCli } from './run-cli.ts';
import { isAlive, scorersOf, until } from './scorer-processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'train-grid-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TRAIN = ['train', '--track', 'home', '--reward', 'fast-line.ts', '--json', '--max-steps', '4096'];
const GRID = ['--grid', 'lr=1e-3,2e-3,4e-3', '--jobs', '2'];
const CELLS = ['learningRate=0.001', 'learningRate=0.002', 'learningRate=0.004'];

interface Report {
  readonly grid: { readonly name: string; readonly values: readonly unknown[] };
  readonly cells: readonly Record<string, unknown>[];
  readonly medians?: Readonly<Record<string, number | null>>;
}

/** @param options of a process of its own, to be killed or interrupted */
async function sweep(
  args: readonly string[],
  options?: CliOptions,
): Promise<{ report: Report; stderr: string; exitStatus: number | null }> {
  const words = [...TRAIN, ...args];
  const { stdout, stderr, exitStatus } = await (options ? runCli(words, options) : callCli(words));
  return {
    report: stdout === '' ? { grid: { name: '', values: [] }, cells: [] } : (JSON.parse(stdout) as Report),
    stderr,
    exitStatus,
  };
}

/** What a folder holds, and when it was written. */
function pictureOf(path: string): unknown {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(path, name)).isFile())
    .toSorted()
    .map((name) => [name, statSync(join(path, name)).mtimeMs, digestOf(join(path, name))]);
}

const digestOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const weightsOf = (path: string): string => digestOf(join(path, 'weights.bin'));

/** What the sweep must come to, however it got there: each run as `train` makes it alone. */
async function weightsAlone(): Promise<string[]> {
  const weights: string[] = [];
  for (const cell of CELLS) {
    const out = join(folder, 'alone', cell);
    await callCli([...TRAIN, '--set', cell, '--out', out]);
    weights.push(weightsOf(out));
  }
  return weights;
}

describe('train --grid', { timeout: 300_000 }, () => {
  const out = join(folder, 'sweep');
  const folders = CELLS.map((cell) => join(out, cell));

  it('trains each run as train does alone, also after a kill and Ctrl-C, and never touches a finished one', async () => {
    const alone = await weightsAlone();

    // Killed when the first run has ended: two are done or on their way, the third may have begun.
    let scorers: number[] = [];
    const killed = await sweep([...GRID, '--out', out], {
      onStart: (child) =>
        child.stderr?.on('data', (text: string) => {
          if (text.includes('steps:')) scorers = [...scorers, ...scorersOf(child.pid!)];
        }),
      onStderr: (text, kill) => text.includes('finished after') && kill('SIGKILL'),
    });
    expect(killed.exitStatus).toBeNull();
    expect(scorers).not.toEqual([]);
    await until(() => !scorers.some((pid) => isAlive(pid)));
    const finished = CELLS.findIndex((cell) => killed.stderr.includes(`${cell}: finished`));
    const picture = pictureOf(folders[finished]);

    let isStopped = false; // a second Ctrl-C would end it at once
    const interrupted = await sweep([...GRID, '--out', out], {
      onStderr(text, kill) {
        if (!isStopped && /starting|going on/.test(text)) kill('SIGINT');
        isStopped ||= /starting|going on/.test(text);
      },
    });
    expect(interrupted.exitStatus).toBe(130);
    expect(interrupted.stderr).toContain(`${CELLS[finished]}: already finished`);
    expect(interrupted.report.cells[finished]).toMatchObject({ status: 'finished', steps: 4096 });
    expect(interrupted.report.cells.map(({ status }) => status)).not.toEqual(CELLS.map(() => 'finished'));

    const last = await sweep([...GRID, '--out', out]);
    expect(last.exitStatus).toBe(0);
    expect(last.report.grid).toEqual({ name: 'learningRate', values: [0.001, 0.002, 0.004] });
    expect(last.report.cells).toEqual(
      folders.map(
        (cell, i) =>
          expect.objectContaining({
            value: last.report.grid.values[i],
            out: cell,
            seed: 1,
            status: 'finished',
            reason: 'max-steps',
            steps: 4096,
          }) as unknown,
      ),
    );
    expect(last.report.medians).toMatchObject({
      sustainedCleanSteps: null,
      cleanShare: expect.any(Number) as number,
    });
    expect(folders.map(weightsOf)).toEqual(alone);
    expect(pictureOf(folders[finished])).toEqual(picture);

    const pictures = folders.map(pictureOf);
    const again = await sweep([...GRID, '--out', out]);
    expect(again.report.cells.map(({ status }) => status)).toEqual(CELLS.map(() => 'finished'));
    expect(folders.map(pictureOf)).toEqual(pictures);
  });

  it('leaves folders that evaluate, export-logs and --resume know', async () => {
    const [cell] = folders;
    const evaluated = await callCli([
      'evaluate',
      '--policy',
      cell,
      '--track',
      'home',
      '--trials',
      '1',
      '--json',
    ]);
    expect(evaluated).toMatchObject({ exitStatus: 0 });
    const logs = await callCli(['export-logs', '--run', cell, '--out', join(folder, 'logs'), '--json']);
    expect(logs).toMatchObject({ exitStatus: 0 });
    const copy = join(folder, 'copy');
    cpSync(cell, copy, { recursive: true });
    const resumed = await callCli(
      [...TRAIN, '--set', CELLS[0], '--resume', '--max-steps=4608', '--out', copy].filter(
        (word, i, words) => word !== '--max-steps' && words[i - 1] !== '--max-steps',
      ),
    );
    expect(resumed).toMatchObject({ exitStatus: 0 });
    expect(JSON.parse(resumed.stdout)).toMatchObject({ steps: 4608 });
    const { command } = JSON.parse(readFileSync(join(cell, 'run.json'), 'utf8')) as { command: string };
    expect(command).toBe(
      `npm run --silent cli -- train --track home --reward fast-line.ts --max-steps 4096 --set ${CELLS[0]} --out ${cell}`,
    );
  });

  it.each<[string, string[], RegExp]>([
    [
      'another setting',
      [...GRID, '--set', 'gamma=0.9'],
      /: its sweep has gamma 0\.95, not 0\.9: use the same settings, or choose/,
    ],
    ['another grid', ['--grid', 'seed=1,2'], /: its sweep has --grid learningRate, not seed: /],
    [
      'another track',
      [...GRID.slice(0, 2), '--race', 'object-avoidance'],
      /: its sweep has race {"type":"time-trial"}, not {/,
    ],
  ])('refuses %s where a sweep stands', async (_, args, message) => {
    const before = folders.map(pictureOf);
    const { exitStatus, stderr } = await sweep([...args, '--out', out]);
    expect({ exitStatus, stderr }).toEqual({
      exitStatus: 2,
      stderr: expect.stringMatching(message) as string,
    });
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(folders.map(pictureOf)).toEqual(before);
  });

  it('takes more values of the same kind in', async () => {
    const { report, exitStatus } = await sweep(['--grid', 'learningRate=2e-3,8e-3', '--out', out]);
    expect(exitStatus).toBe(0);
    expect(report.cells).toMatchObject([
      { value: 0.002, runtimeStartSeconds: null },
      { value: 0.008, steps: 4096 },
    ]);
  });

  it('reports a run that cannot be, and goes on with the others', async () => {
    const mixed = join(folder, 'mixed');
    cpSync('policies/home', join(mixed, 'seed=1'), { recursive: true });
    const { report, exitStatus, stderr } = await sweep(['--grid', 'seed=1,2', '--out', mixed]);
    expect(exitStatus).toBe(0);
    expect(report.cells).toMatchObject([
      {
        value: 1,
        status: 'failed',
        error: { message: expect.stringMatching(/policy\.json: is in the way/) as string },
      },
      { value: 2, seed: 2, status: 'finished', steps: 4096 },
    ]);
    expect(stderr).toMatch(/^seed=1: failed: output .*policy\.json: is in the way/m);
  });

  it('fails where every run fails, and names the line of the reward', async () => {
    const reward = join(folder, 'late.ts');
    writeFileSync(
      reward,
      "function reward_function({ steps }) {\n  if (steps === 20) throw new RangeError('late');\n  return 1;\n}\n",
    );
    const args = [
      'train',
      '--track',
      'home',
      '--reward',
      reward,
      '--json',
      '--grid',
      'seed=1..2',
      '--out',
      join(folder, 'late'),
    ];
    const { exitStatus, stdout } = await callCli(args);
    expect(exitStatus).toBe(2);
    const error = {
      file: 'late.ts',
      type: 'RangeError',
      line: 2,
      message: 'late.ts:2: RangeError: late',
    };
    expect((JSON.parse(stdout) as Report).cells).toMatchObject([
      { seed: 1, error },
      { seed: 2, error },
    ]);
  });

  it('is not taken over by a single run, and its runs not replaced by one', async () => {
    const before = folders.map(pictureOf);
    for (const [place, message] of [
      [out, /: holds the runs of a --grid: choose another --out\n$/],
      [folders[1], /: holds a finished run on home, 4096 steps, saved .*: choose another --out, or add /],
    ] as const) {
      const { exitStatus, stderr } = await callCli([...TRAIN, '--out', place]);
      expect({ exitStatus, stderr }).toEqual({
        exitStatus: 2,
        stderr: expect.stringMatching(message) as string,
      });
    }
    expect(folders.map(pictureOf)).toEqual(before);
  });

  it('does not take over a folder with a run in it', async () => {
    const { exitStatus, stderr } = await sweep(['--grid', 'seed=1,2', '--out', join(out, CELLS[0])]);
    expect(exitStatus).toBe(2);
    expect(stderr).toMatch(/checkpoint\.bin: is of a run that belongs to no sweep/);
  });
});
