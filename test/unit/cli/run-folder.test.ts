import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
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
import { serialize } from 'node:v8';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RunFolder } from '../../../src/cli/run-folder.ts';
import { encodeSavedRun, readSavedRun, type SavedRun } from '../../../src/cli/saved-run.ts';
import type { Evaluation } from '../../../src/race/evaluation.ts';
import { fingerprint } from '../../../src/training/fingerprint.ts';
import type { TrainingSummary } from '../../../src/training/training-event.ts';
import { callCli } from './call-cli.ts';
import { CLI, runCli } from './run-cli.ts';

const root = mkdtempSync(join(tmpdir(), 'grad-prix-'));
/** A run that ended after two evaluations; tests work on copies. */
const finished = join(root, 'finished');
const train = withReward('fast-line.ts');

beforeAll(async () => {
  await callCli([...train, '--max-steps', '4096', '--out', finished]);
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

/** All files of a folder and its folders, with what tells their bytes apart. */
function contentsOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesIn(folder).map((name) => [name, digestOf(readFileSync(join(folder, name)))]),
  );
}

function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The saved run of a folder. */
function savedIn(folder: string): SavedRun {
  const saved = readSavedRun(join(folder, 'checkpoint.bin'));
  if (saved === null || saved === 'damaged') throw new Error(`no run in ${folder}`);
  return saved;
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
    const resumed = await callCli([...train, '--max-steps', '20480', '--resume', '--out', out]);
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

describe('a run that stands in a folder', () => {
  it('is not replaced unless asked to, and said to be there', async () => {
    const out = copyOfFinished();
    const before = contentsOf(out);
    const { exitStatus, stderr } = await callCli([...train, '--seed', '7', '--out', out]);
    expect(exitStatus).toBe(2);
    expect(stderr.replace(/saved \d{4}-\d\d-\d\d \d\d:\d\d UTC/, 'saved then')).toBe(
      `output folder ${out}: holds a finished run on home, 4096 steps, saved then: choose another --out, or add --resume to go on with it or --force to replace it\n`,
    );
    expect(contentsOf(out)).toEqual(before);
  });

  it('and has not ended is not replaced either, whatever is in its file', () => {
    const out = mkdtempSync(join(root, 'begun-'));
    writeFileSync(join(out, 'checkpoint.bin'), serialize({ version: 7 }));
    const folder = new RunFolder(out, '');
    expect(() => folder.begin(false)).toThrow(/: holds an unfinished run on \?, \? steps, saved /);
    folder.close();
    folder.begin(true);
    folder.close();
  });

  it('gives way where it is to be replaced, and the record does not repeat that', async () => {
    const out = copyOfFinished();
    const { exitStatus } = await callCli([
      ...train,
      '--seed',
      '7',
      '--max-steps',
      '1',
      '--force',
      '--out',
      out,
    ]);
    expect(exitStatus).toBe(0);
    const { summary, command } = JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as {
      summary: TrainingSummary;
      command: string;
    };
    expect(summary).toMatchObject({ seed: 7, steps: 512 });
    expect(command).toContain('--seed 7 --max-steps 1 --out');
  });
});

describe('a saved run that cannot be trusted', () => {
  const resume = ['--max-steps', '4608', '--resume', '--out'];

  it.each<[string, (out: string) => void, RegExp]>([
    [
      'because a byte is another',
      (out) => {
        const bytes = readFileSync(join(out, 'checkpoint.bin'));
        writeFileSync(join(out, 'checkpoint.bin'), bytes.with(20_000, bytes[20_000] ^ 1));
      },
      /^checkpoint \S+checkpoint\.bin: is damaged, .*: start a new run in another --out; --clone \S+ starts it from the best policy\n$/,
    ],
    [
      'because it is of another run',
      (out) => writeFileSync(join(out, 'weights.bin'), readFileSync('policies/home/weights.bin')),
      /^checkpoint \S+checkpoint\.bin: was not saved together with the weights\.bin beside it, .*: put the right one back, or start a new run in another --out\n$/,
    ],
    [
      'because its best policy is gone',
      (out) => rmSync(join(out, 'weights.bin')),
      /: was not saved together with the weights\.bin beside it, /,
    ],
  ])('%s is not gone on with', async (_, harm, message) => {
    const out = copyOfFinished();
    harm(out);
    const before = contentsOf(out);
    const { exitStatus, stderr } = await callCli([...train, ...resume, out]);
    expect(exitStatus).toBe(2);
    expect(stderr).toMatch(message);
    expect(contentsOf(out)).toEqual(before);
  });

  it('because it is damaged is not replaced either', () => {
    const out = copyOfFinished();
    const path = join(out, 'checkpoint.bin');
    writeFileSync(path, readFileSync(path).subarray(0, -1));
    const before = contentsOf(out);
    const folder = new RunFolder(out, '');
    expect(() => folder.begin(true)).toThrow(/checkpoint\.bin: is damaged, /);
    folder.close();
    expect(contentsOf(out)).toEqual(before);
  });

  it('may be of before runs had fingerprints', async () => {
    const out = copyOfFinished();
    const { weights: _weights, ...older } = savedIn(out);
    writeFileSync(join(out, 'checkpoint.bin'), serialize(older));
    const { exitStatus } = await callCli([...train, ...resume, out]);
    expect(exitStatus).toBe(0);
    expect(savedIn(out)).toMatchObject({ progress: { steps: 4608 }, weights: expect.any(String) as string });
  });
});

describe('a run that ends between two evaluations', () => {
  it('keeps the policy of its end until it goes on, and its best for good', async () => {
    const out = copyOfFinished();
    const goOn = (steps: number): Promise<unknown> =>
      callCli([...train, '--max-steps', String(steps), '--resume', '--out', out]);
    await goOn(5120);
    expect(keptIn(out)).toEqual([2048, 4096, 5120]);
    const isBest = savedIn(out).best?.steps === 5120;
    await goOn(6144);
    expect(evaluatedSteps(out)).toEqual([2048, 4096, 5120, 6144]);
    expect(keptIn(out)).toEqual([2048, 4096, ...(isBest ? [5120] : []), 6144]);
    const { steps } = JSON.parse(readFileSync(join(out, 'policy.json'), 'utf8')) as { steps: number };
    expect(steps).toBe(savedIn(out).best?.steps);
  });
});

describe('a finished run is still what it was', () => {
  const late = 'function reward_function({ steps }) { if (steps === 20) throw new Error("late"); return 1; }';
  it.each<[string, () => string[]]>([
    ['a policy to clone that is not there', () => [...train, '--force', '--clone', join(root, 'none')]],
    [
      'a policy to clone with other actions',
      () => {
        const discrete = '[{"steering_angle": -20, "speed": 1}, {"steering_angle": 20, "speed": 1}]';
        return [...train, '--force', '--clone', 'policies/home', '--actions', file('two.json', discrete)];
      },
    ],
    ['a wrong option', () => [...train, '--max-steps', '0']],
    ['a reward that does not parse', () => withReward(file('broken.ts', 'function ('), '--force')],
    [
      'a reward that fails at once',
      () => withReward(file('none.ts', 'function reward_function() {}'), '--force'),
    ],
    ['a reward that fails before the first evaluation', () => withReward(file('late.ts', late), '--force')],
    [
      'a reward that fails as soon as the run is resumed',
      () => withReward(file('resumed.ts', 'function reward_function() {}'), '--resume'),
    ],
    ['going on with another seed', () => [...train, '--resume', '--seed', '2']],
  ])('after %s', async (_, args) => {
    const out = copyOfFinished();
    const before = contentsOf(out);
    const { exitStatus, stderr } = await callCli([...args(), '--out', out]);
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
    const limited = [
      '-c',
      'ulimit -f 100; exec "$@"',
      'sh',
      ...CLI,
      ...train,
      '--seed',
      '3',
      '--force',
      '--out',
      out,
    ];
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
    const reward = file('other.js', 'function reward_function(params) { return params.speed; }');
    const args = withReward(reward, '--seed', '5', '--force', '--out', out);
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
      'reward.js',
      'run.lock',
      'traces.bin',
      'weights.bin',
    ]);
    for (const name of ['checkpoint.bin', 'policy.json', 'weights.bin', ...checkpoints(2048)])
      if (name !== 'checkpoints/2048/model.json') expect(after[name]).not.toBe(before[name]);
    const old = await callCli([...train, '--resume', '--out', out]);
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
      const { exitStatus, stderr } = await callCli([...train, '--out', out]);
      expect(exitStatus).toBe(2);
      expect(stderr).toMatch(
        /^output .*: is in the way and not from a run here: choose another folder for --out, or move it\n$/,
      );
      expect(contentsOf(out)).toEqual({ [name]: digestOf('my own') });
    },
  );

  it.each(['checkpoints', 'checkpoints/2048', 'checkpoints/2048/weights.bin'])(
    '%s is in the way of checkpoints and stays',
    async (name) => {
      const out = mkdtempSync(join(root, 'own-'));
      mkdirSync(dirname(join(out, name)), { recursive: true });
      writeFileSync(join(out, name), 'my own');
      const { exitStatus, stderr } = await callCli([...train, '--out', out]);
      expect(exitStatus).toBe(2);
      expect(stderr).toContain(`output ${join(out, name)}: is in the way and not from a run here`);
      expect(contentsOf(out)).toEqual({ [name]: digestOf('my own') });
    },
  );

  it('stay beside the checkpoints of a run, also when those go', async () => {
    const out = copyOfFinished();
    const notes = ['checkpoints/notes.txt', 'checkpoints/4096/notes.txt'];
    for (const name of notes) writeFileSync(join(out, name), 'my own');
    const { exitStatus } = await callCli([...train, '--max-steps', '2048', '--force', '--out', out]);
    expect(exitStatus).toBe(0);
    const names = filesIn(out).filter((name) => name.startsWith('checkpoints/'));
    expect(names).toEqual([...checkpoints(2048), ...notes].toSorted());
    expect(readFileSync(join(out, notes[0]), 'utf8')).toBe('my own');
  });

  it('stay where a saved run names them, though nothing of a run is called so', () => {
    const out = copyOfFinished();
    const path = join(out, 'checkpoint.bin');
    const saved = savedIn(out);
    const foreign = ['../own.txt', 'checkpoints/../own.txt', 'checkpoints/2048/own.txt', 'own.txt'];
    writeFileSync(path, encodeSavedRun({ ...saved, files: [...saved.files!, ...foreign] }));
    writeFileSync(join(out, 'own.txt'), 'my own');
    writeFileSync(draftName(path), encodeSavedRun({ ...saved, weights: null, files: [] }));
    const folder = new RunFolder(out, '');
    folder.resume();
    folder.close();
    expect(readFileSync(join(out, 'own.txt'), 'utf8')).toBe('my own');
  });

  it('stay in the folder of a run', () => {
    const out = copyOfFinished();
    writeFileSync(join(out, 'reward.py'), 'my own');
    const before = contentsOf(out);
    for (const start of [(folder: RunFolder) => folder.begin(true), (folder: RunFolder) => folder.resume()]) {
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
    expect(() => new RunFolder(out, '').begin(true)).toThrow(
      `output folder ${out}: another run (process ${process.ppid}) is writing there`,
    );
    expect(readFileSync(lock, 'utf8')).toBe(`${process.ppid}\n`);
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(lock, `${pid}\n`);
    const folder = new RunFolder(out, '');
    folder.begin(true);
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
    const old = savedIn(out);
    const files = old.files!.filter((name) => name !== 'run.json' && !name.startsWith('checkpoints/4096/'));
    writeFileSync(draft(out, 'checkpoints/2048/weights.bin'), 'newer');
    writeFileSync(draft(out, 'weights.bin'), 'new');
    const weights = fingerprint(Buffer.from('new'));
    const ready = encodeSavedRun({ ...old, files, weights, evaluations: [] });
    writeFileSync(draft(out, 'checkpoint.bin'), ready);
    const folder = new RunFolder(out, '');
    folder.resume();
    folder.close();
    expect(filesIn(out)).toEqual(files.toSorted());
    expect(keptIn(out)).toEqual([2048]);
    expect(readFileSync(join(out, 'checkpoints/2048/weights.bin'), 'utf8')).toBe('newer');
    expect(readFileSync(join(out, 'weights.bin'), 'utf8')).toBe('new');
    expect(savedIn(out)).toMatchObject({ evaluations: [] });
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
    const { stdout } = await callCli(['evaluate', '--policy', checkpoint, '--track', 'home', '--json']);
    const { evaluation } = JSON.parse(readFileSync(join(checkpoint, 'policy.json'), 'utf8')) as {
      evaluation: Evaluation;
    };
    expect(JSON.parse(stdout)).toEqual(evaluation);
  });

  it('is trained on from', async () => {
    const out = join(root, 'clone');
    const { exitStatus } = await callCli([...train, '--max-steps', '1', '--clone', checkpoint, '--out', out]);
    expect(exitStatus).toBe(0);
  });

  it('that is not there is refused with those that are', async () => {
    const missing = join(finished, 'checkpoints', '2047');
    const { exitStatus, stderr } = await callCli(['evaluate', '--policy', missing, '--track', 'home']);
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
    const outcome = await runCli([...withReward(slow), '--force', '--out', out], {
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
    const { exitStatus, stderr } = await callCli([...train, '--out', out]);
    expect(exitStatus).toBe(2);
    expect(stderr).toContain(`output ${join(out, 'policy.json')}: is in the way`);
  });
});

describe('the command in policy.json', () => {
  it('can be typed again as it is', async () => {
    const out = join(root, "it's $HOME");
    await callCli([...train, '--max-steps', '1', '--out', out]);
    const { command } = JSON.parse(readFileSync(join(out, 'policy.json'), 'utf8')) as { command: string };
    expect(command).toContain(`--out '${root}/it'\\''s $HOME'`);
  });
});
