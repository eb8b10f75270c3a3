import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { deserialize, serialize } from 'node:v8';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunFolder } from '../../../src/cli/run-folder.ts';
import type { Evaluation } from '../../../src/race/evaluation.ts';
import type { TrainingSummary } from '../../../src/training/training-event.ts';
import { CLI, runCli } from './run-cli.ts';

const root = mkdtempSync(join(tmpdir(), 'grad-prix-'));
/** A run that ended after two evaluations; tests work on copies. */
const finished = join(root, 'finished');
const train = withReward('fast-line.ts');

beforeAll(async () => {
  await runCli([...train, '--max-steps', '4096', '--out', finished]);
});
afterAll(() => rmSync(root, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(root, name);
  writeFileSync(path, content);
  return path;
}

function copyOfFinished(): string {
  const copy = mkdtempSync(join(root, 'copy-'));
  cpSync(finished, copy, { recursive: true });
  return copy;
}

function withReward(reward: string, ...more: string[]): string[] {
  return ['train', '--track', 'home', '--reward', reward, '--json', ...more];
}

/** All files of a folder and its folders, with their bytes. */
function contentsOf(folder: string): Record<string, Buffer> {
  return Object.fromEntries(filesIn(folder).map((name) => [name, readFileSync(join(folder, name))]));
}

/** Paths from a folder to all files in it and in its folders. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();
}

/** The files of checkpoints after so many steps. */
function checkpoints(...steps: number[]): string[] {
  return steps
    .flatMap((at) => ['model.json', 'policy.json', 'weights.bin'].map((name) => `checkpoints/${at}/${name}`))
    .toSorted();
}

/** Steps of the checkpoints that a folder holds. */
function keptIn(folder: string): number[] {
  return readdirSync(join(folder, 'checkpoints'))
    .map(Number)
    .toSorted((a, b) => a - b);
}

function evaluatedSteps(folder: string): number[] {
  const run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as {
    evaluations: { steps: number }[];
  };
  return run.evaluations.map(({ steps }) => steps);
}

describe('a run that is killed', () => {
  it('goes on from its last evaluation, and remembers those before', async () => {
    const out = join(root, 'killed');
    let shown = '';
    const killed = await runCli([...train, '--max-steps', '1000000', '--out', out], {
      onStderr: (text, kill) => (shown += text).includes('4096 steps:') && kill('SIGKILL'),
    });
    expect(killed.exitStatus).toBeNull();
    const saved = keptIn(out);
    expect(saved.slice(0, 2)).toEqual([2048, 4096]);
    expect(filesIn(out)).toEqual([
      'checkpoint.bin',
      ...checkpoints(...saved),
      'model.json',
      'policy.json',
      'reward.ts',
      'run.lock',
      'traces.bin',
      'weights.bin',
    ]);
    const resumed = await runCli([...train, '--max-steps', '20480', '--resume', '--out', out]);
    expect(resumed).toMatchObject({ exitStatus: 0 });
    expect(JSON.parse(resumed.stdout)).toMatchObject({ steps: 20480 });
    // The signal takes its time, so the run may have come farther than was seen.
    expect(Number.parseInt(resumed.stderr)).toBeGreaterThan(4096);
    const all = Array.from({ length: 10 }, (_, i) => 2048 * (i + 1));
    expect(evaluatedSteps(out)).toEqual(all);
    expect(keptIn(out)).toEqual(all);
  });

  it('by the end of its terminal is kept as by Ctrl-C', async () => {
    const out = join(root, 'hung-up');
    const { exitStatus, stdout } = await runCli([...train, '--max-steps', '1000000', '--out', out], {
      onStderr: (text, kill) => text.includes('steps:') && kill('SIGHUP'),
    });
    expect(exitStatus).toBe(130);
    const { steps } = JSON.parse(stdout) as TrainingSummary;
    expect(steps).toBeGreaterThanOrEqual(2048);
    expect(readdirSync(out)).toContain('run.json');
  });
});

describe('a finished run is still what it was', () => {
  const late = 'def reward_function(params):\n    return 1 / (params["steps"] - 20)\n';
  it.each<[string, () => string[]]>([
    ['a policy to clone that is not there', () => [...train, '--clone', join(root, 'none')]],
    [
      'a policy to clone with other actions',
      () => {
        const discrete = '[{"steering_angle": -20, "speed": 1}, {"steering_angle": 20, "speed": 1}]';
        return [...train, '--clone', 'policies/home', '--actions', file('two.json', discrete)];
      },
    ],
    ['a wrong option', () => [...train, '--max-steps', '0']],
    ['a reward that does not parse', () => withReward(file('broken.ts', 'function ('))],
    ['a reward that fails at once', () => withReward(file('none.ts', 'function reward_function() {}'))],
    ['a reward that fails before the first evaluation', () => withReward(file('late.py', late))],
    [
      'a reward that fails as soon as the run is resumed',
      () => withReward(file('resumed.ts', 'function reward_function() {}'), '--resume'),
    ],
    ['going on with another seed', () => [...train, '--resume', '--seed', '2']],
  ])('after %s', async (_, args) => {
    const out = copyOfFinished();
    const before = contentsOf(out);
    const { exitStatus, stderr } = await runCli([...args(), '--out', out]);
    expect(exitStatus).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(contentsOf(out)).toEqual(before);
  });
});

describe.skipIf(process.platform === 'win32')('a full disk', () => {
  it('ends the run with one line, and a finished one is still what it was', () => {
    const out = copyOfFinished();
    const before = contentsOf(out);
    // The next best thing: no file may be larger than a few kilobytes, and the record of the steps is.
    const limited = ['-c', 'ulimit -f 100; exec "$@"', 'sh', ...CLI, ...train, '--seed', '3', '--out', out];
    const { status, stderr } = spawnSync('sh', limited, { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stderr).toBe(`output ${join(out, 'traces.bin')}: would be larger than files may be\n`);
    expect(contentsOf(out)).toEqual(before);
  });
});

describe('a new run in the folder of an older one', () => {
  it('leaves nothing of it: neither how it ended, nor its reward, nor anything to go on from', async () => {
    const out = copyOfFinished();
    const before = contentsOf(out);
    const args = [
      'train',
      '--track',
      'home',
      '--reward',
      'fast-line.py',
      '--seed',
      '5',
      '--json',
      '--out',
      out,
    ];
    const { exitStatus } = await runCli([...args, '--max-steps', '1000000'], {
      onStderr: (text, kill) => text.includes('steps:') && kill('SIGKILL'),
    });
    expect(exitStatus).toBeNull();
    const after = contentsOf(out);
    const kept = keptIn(out);
    expect(Object.keys(after)).toEqual([
      'checkpoint.bin',
      ...checkpoints(...kept),
      'model.json',
      'policy.json',
      'reward.py',
      'run.lock',
      'traces.bin',
      'weights.bin',
    ]);
    for (const name of ['checkpoint.bin', 'policy.json', 'weights.bin', ...checkpoints(2048)])
      if (name !== 'checkpoints/2048/model.json') expect(after[name].equals(before[name])).toBe(false);
    const old = await runCli([...train, '--resume', '--out', out]);
    expect(old).toMatchObject({
      exitStatus: 2,
      stderr: expect.stringContaining('has seed 5, not 1') as string,
    });
  });
});

describe('files that no run has written', () => {
  it.each(['reward.py', 'reward.ts', 'run.json', 'policy.json', 'checkpoint.bin'])(
    '%s stays, and the run is refused before it begins',
    async (name) => {
      const out = mkdtempSync(join(root, 'own-'));
      writeFileSync(join(out, name), 'my own');
      const { exitStatus, stderr } = await runCli([...train, '--out', out]);
      expect(exitStatus).toBe(2);
      expect(stderr).toMatch(
        /^output .*: is in the way and not from a run here: choose another folder for --out, or move it\n$/,
      );
      expect(contentsOf(out)).toEqual({ [name]: Buffer.from('my own') });
    },
  );

  it.each(['checkpoints', 'checkpoints/2048', 'checkpoints/2048/weights.bin'])(
    '%s is in the way of checkpoints and stays',
    async (name) => {
      const out = mkdtempSync(join(root, 'own-'));
      mkdirSync(dirname(join(out, name)), { recursive: true });
      writeFileSync(join(out, name), 'my own');
      const { exitStatus, stderr } = await runCli([...train, '--out', out]);
      expect(exitStatus).toBe(2);
      expect(stderr).toContain(`output ${join(out, name)}: is in the way and not from a run here`);
      expect(contentsOf(out)).toEqual({ [name]: Buffer.from('my own') });
    },
  );

  it('stay beside the checkpoints of a run, also when those go', async () => {
    const out = copyOfFinished();
    const notes = ['checkpoints/notes.txt', 'checkpoints/4096/notes.txt'];
    for (const name of notes) writeFileSync(join(out, name), 'my own');
    const { exitStatus } = await runCli([...train, '--max-steps', '2048', '--out', out]);
    expect(exitStatus).toBe(0);
    const names = filesIn(out).filter((name) => name.startsWith('checkpoints/'));
    expect(names).toEqual([...checkpoints(2048), ...notes].toSorted());
    expect(readFileSync(join(out, notes[0]), 'utf8')).toBe('my own');
  });

  it('stay where a saved run names them, though nothing of a run is called so', () => {
    const out = copyOfFinished();
    const path = join(out, 'checkpoint.bin');
    const saved = deserialize(readFileSync(path)) as { files: string[]; oversight: object };
    const foreign = ['../own.txt', 'checkpoints/../own.txt', 'checkpoints/2048/own.txt', 'own.txt'];
    writeFileSync(path, serialize({ ...saved, files: [...saved.files, ...foreign] }));
    writeFileSync(join(out, 'own.txt'), 'my own');
    writeFileSync(draftName(path), serialize({ ...saved, files: [] }));
    const folder = new RunFolder(out, '');
    folder.resume();
    folder.close();
    expect(readFileSync(join(out, 'own.txt'), 'utf8')).toBe('my own');
  });

  it('stay in the folder of a run', () => {
    const out = copyOfFinished();
    writeFileSync(join(out, 'reward.py'), 'my own');
    const before = contentsOf(out);
    for (const start of [(folder: RunFolder) => folder.begin(), (folder: RunFolder) => folder.resume()]) {
      const folder = new RunFolder(out, '');
      expect(() => start(folder)).toThrow(/reward\.py: is in the way/);
      folder.close();
    }
    expect(contentsOf(out)).toEqual(before);
  });
});

describe('two runs in one folder', () => {
  it('are one too many, unless the first was killed', () => {
    const out = copyOfFinished();
    const lock = join(out, 'run.lock');
    writeFileSync(lock, `${process.ppid}\n`);
    expect(() => new RunFolder(out, '').begin()).toThrow(
      `output folder ${out}: another run (process ${process.ppid}) is writing there`,
    );
    expect(readFileSync(lock, 'utf8')).toBe(`${process.ppid}\n`);
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(lock, `${pid}\n`);
    const folder = new RunFolder(out, '');
    folder.begin();
    expect(readFileSync(lock, 'utf8')).toBe(`${process.pid}\n`);
    folder.close();
    expect(existsSync(lock)).toBe(false);
  });
});

/** What a file is called until it is complete. */
function draftName(path: string): string {
  return `${path}.grad-prix.tmp`;
}

describe('a take-over that was killed', () => {
  const draft = (folder: string, name: string): string => draftName(join(folder, name));

  it('is ended by the next run when all its files were ready', () => {
    const out = copyOfFinished();
    const checkpoint = join(out, 'checkpoint.bin');
    const old = deserialize(readFileSync(checkpoint)) as { files: string[] };
    const files = old.files.filter((name) => name !== 'run.json' && !name.startsWith('checkpoints/4096/'));
    writeFileSync(draft(out, 'checkpoints/2048/weights.bin'), 'newer');
    writeFileSync(draft(out, 'checkpoint.bin'), serialize({ ...old, files, evaluations: [] }));
    writeFileSync(draft(out, 'weights.bin'), 'new');
    const folder = new RunFolder(out, '');
    folder.resume();
    folder.close();
    expect(filesIn(out)).toEqual(files.toSorted());
    expect(keptIn(out)).toEqual([2048]);
    expect(readFileSync(join(out, 'checkpoints/2048/weights.bin'), 'utf8')).toBe('newer');
    expect(readFileSync(join(out, 'weights.bin'), 'utf8')).toBe('new');
    expect(deserialize(readFileSync(checkpoint))).toMatchObject({ evaluations: [] });
  });

  it('is forgotten when they were not', () => {
    const out = copyOfFinished();
    const before = contentsOf(out);
    writeFileSync(draft(out, 'weights.bin'), 'new');
    mkdirSync(join(out, 'checkpoints/6144'));
    writeFileSync(draft(out, 'checkpoints/6144/weights.bin'), 'new');
    writeFileSync(draft(out, 'checkpoint.bin'), 'half');
    const folder = new RunFolder(out, '');
    folder.resume();
    folder.close();
    expect(contentsOf(out)).toEqual(before);
    expect(keptIn(out)).toEqual([2048, 4096]);
  });
});

describe('the policy of an evaluation', () => {
  const checkpoint = join(finished, 'checkpoints/2048');

  it('is evaluated as it was then', async () => {
    const { stdout } = await runCli(['evaluate', '--policy', checkpoint, '--track', 'home', '--json']);
    const { evaluation } = JSON.parse(readFileSync(join(checkpoint, 'policy.json'), 'utf8')) as {
      evaluation: Evaluation;
    };
    expect(JSON.parse(stdout)).toEqual(evaluation);
  });

  it('is trained on from', async () => {
    const out = join(root, 'clone');
    const { exitStatus } = await runCli([...train, '--max-steps', '1', '--clone', checkpoint, '--out', out]);
    expect(exitStatus).toBe(0);
  });

  it('that is not there is refused with those that are', async () => {
    const missing = join(finished, 'checkpoints', '2047');
    const { exitStatus, stderr } = await runCli(['evaluate', '--policy', missing, '--track', 'home']);
    expect(exitStatus).toBe(2);
    expect(stderr).toBe(`policy ${missing}: ${finished} keeps the checkpoints 2048, 4096\n`);
  });
});

describe('Ctrl-C before the first evaluation', () => {
  it('is answered at once, and leaves an older run as it was', async () => {
    const out = copyOfFinished();
    const before = contentsOf(out);
    // Says when it is called, and takes long enough for the signal to come within the first rollouts.
    const slow = file(
      'slow.ts',
      `console.log('scoring'); function reward_function(params) {
        let sum = 0; for (let i = 0; i < 5e5; i++) sum += Math.sqrt(i); return sum > 0 ? 1 : 0; }`,
    );
    let isSent = false;
    const outcome = await runCli([...withReward(slow), '--out', out], {
      onStderr: (text, kill) => {
        if (isSent || !text.includes('scoring')) return;
        isSent = true;
        kill('SIGINT');
      },
    });
    expect(outcome.exitStatus).toBe(130);
    expect(outcome.stderr).toContain('stopping after this update; Ctrl-C again stops at once\n');
    expect((JSON.parse(outcome.stdout) as TrainingSummary).steps).toBeLessThan(2048);
    expect(contentsOf(out)).toEqual(before);
  });
});

describe('what cannot be written', () => {
  it('ends the run with one line', async () => {
    const out = join(root, 'blocked');
    mkdirSync(join(out, 'policy.json'), { recursive: true });
    const { exitStatus, stderr } = await runCli([...train, '--out', out]);
    expect(exitStatus).toBe(2);
    expect(stderr).toContain(`output ${join(out, 'policy.json')}: is in the way`);
  });
});

describe('the command in policy.json', () => {
  it('can be typed again as it is', async () => {
    const out = join(root, "it's $HOME");
    await runCli([...train, '--max-steps', '1', '--out', out]);
    const { command } = JSON.parse(readFileSync(join(out, 'policy.json'), 'utf8')) as { command: string };
    expect(command).toContain(`--out '${root}/it'\\''s $HOME'`);
  });
});
