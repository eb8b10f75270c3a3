import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from './run-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'grad-prix-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const home = JSON.parse(readFileSync('tracks/home.json', 'utf8')) as { centreLine: [number, number][] };
const { centreLine } = home;
const twice = { ...home, centreLine: [centreLine[0], centreLine[0], ...centreLine.slice(1)] };
const wide = { ...home, width: { left: 0.75, right: 0.75 } };
const out = ['--out', join(folder, 'run')];
const train = ['train', '--track', 'home', '--reward', 'fast-line.ts'];

describe('what cannot be done is said in one line, with exit status 2', () => {
  it.each<[string, string[], RegExp]>([
    ['no command', [], /name a command: train, evaluate, score, tracks, bench/],
    ['an unknown command', ['drive'], /unknown command drive: use train/],
    [
      'an unknown option',
      [...train, ...out, '--speed', '3'],
      /unknown option --speed: train takes --track, --reward/,
    ],
    [
      'an option of another command',
      [...train, ...out, '--trials', '3'],
      /unknown option --trials: train takes/,
    ],
    ['an option with a dot', [...train, ...out, '--track.x', '3'], /unknown option --track\.x/],
    ['an option in camel case', [...train, ...out, '--maxSteps', '9'], /unknown option --maxSteps/],
    ['the name of a built-in', [...train, ...out, '--constructor'], /unknown option --constructor/],
    ['the name of a prototype', [...train, ...out, '--__proto__.x', '1'], /unknown option --__proto__\.x/],
    ['a missing option', train, /--out is missing/],
    ['an option given twice', [...train, ...out, ...out], /--out must be given once/],
    ['an empty folder', [...train, '--out', ''], /--out must not be empty/],
    ['an empty clone', [...train, ...out, '--clone='], /--clone must not be empty/],
    ['an empty number', [...train, ...out, '--seed', ''], /--seed must not be empty/],
    ['a flag with a value', [...train, ...out, '--until-clean=no'], /--until-clean takes no value/],
    ['a word too many', ['tracks', 'home'], /tracks: unexpected home/],
    ['an option without its value', ['train', '--track'], /--track/],
    [
      'a number that is none',
      [...train, ...out, '--max-steps', 'many'],
      /--max-steps must be a whole number of 1 or more \(found "many"\)/,
    ],
    [
      'a negative seed',
      [...train, ...out, '--seed=-1'],
      /--seed must be a whole number of 0 or more \(found "-1"\)/,
    ],
    ['a hexadecimal number', [...train, ...out, '--seed', '0x10'], /--seed must be a whole number.*"0x10"/],
    [
      'more trials than fit into memory',
      ['evaluate', '--policy', 'policies/home', '--track', 'home', '--trials', '30000'],
      /--trials must be a whole number from 1 to 1000 \(found "30000"\)/,
    ],
    [
      'an unknown algorithm',
      [...train, ...out, '--algorithm', 'dqn'],
      /--algorithm must be ppo \(found "dqn"\)/,
    ],
    [
      'an unknown track',
      ['train', '--track', 'monza', '--reward', 'fast-line.ts', ...out],
      /track monza: must be one of bow-tie/,
    ],
    [
      'a track file that is not there',
      ['train', '--track', 'no.json', '--reward', 'fast-line.ts', ...out],
      /track no\.json: no such file/,
    ],
    [
      'a malformed track',
      ['train', '--track', file('a.json', '{"id": 1'), '--reward', 'fast-line.ts', ...out],
      /a\.json: file: must be JSON/,
    ],
    [
      'a track without a field',
      [
        'train',
        '--track',
        file('b.json', JSON.stringify({ ...home, width: undefined })),
        '--reward',
        'fast-line.ts',
        ...out,
      ],
      /b\.json: width: is missing/,
    ],
    [
      'a zero-length segment',
      ['train', '--track', file('c.json', JSON.stringify(twice)), '--reward', 'fast-line.ts', ...out],
      /c\.json: centreLine\[1\]: zero-length segment/,
    ],
    [
      'a self-touching track',
      ['train', '--track', file('d.json', JSON.stringify(wide)), '--reward', 'fast-line.ts', ...out],
      /d\.json: centreLine\[\d+\]: .*(self-touching|folds)/,
    ],
    [
      'an unknown reward',
      ['train', '--track', 'home', '--reward', 'best', ...out],
      /reward best: must be a \.py, \.ts or \.js file, or one of centre-line\.py/,
    ],
    [
      'a reward file that is not there',
      ['train', '--track', 'home', '--reward', 'no.py', ...out],
      /reward no\.py: no such file/,
    ],
    [
      'a malformed action space',
      [...train, ...out, '--actions', file('actions.json', '[{"steering_angle": 90, "speed": 1}]')],
      /actions\.json: action_space\S*: must .*30/,
    ],
    [
      'a policy that is not there',
      ['evaluate', '--policy', join(folder, 'none'), '--track', 'home'],
      /policy .*none.policy\.json: no such file/,
    ],
    ['resuming what never ran', [...train, ...out, '--resume'], /checkpoint .*checkpoint\.bin: no such file/],
    [
      'params that are no list',
      ['score', '--reward', 'fast-line.ts', '--params', file('p.json', '{}')],
      /p\.json: params must be a JSON array/,
    ],
    ['an unknown benchmark', ['bench', 'gpu'], /bench gpu: use env/],
  ])('%s', async (_, args, expected) => {
    const { exitStatus, stdout, stderr } = await runCli([...args, '--json']);
    expect(stderr.trim()).toMatch(expected);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(exitStatus).toBe(2);
  });

  it('a damaged checkpoint', async () => {
    const run = join(folder, 'damaged');
    mkdirSync(run);
    const expected: [content: Uint8Array, message: RegExp][] = [
      [Buffer.from('no'), /not a checkpoint file/],
      [serialize({ version: 2 }), /version must be 1/],
      [serialize({ version: 1, progress: {} }), /identity is missing; the file is damaged/],
    ];
    for (const [content, message] of expected) {
      writeFileSync(join(run, 'checkpoint.bin'), content);
      const { exitStatus, stdout, stderr } = await runCli([...train, '--out', run, '--resume', '--json']);
      expect({ exitStatus, stdout }).toEqual({ exitStatus: 2, stdout: '' });
      expect(stderr.trim()).toMatch(message);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});
