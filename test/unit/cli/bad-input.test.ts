import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeSavedRun, type SavedRun } from '../../../src/cli/saved-run.ts';
import { ownCar } from '../sim/own-car.ts';
import { callCli } from './call-cli.ts';
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
/** So many that a parser or printer that calls itself runs out of stack. */
const deep = '['.repeat(100_000) + ']'.repeat(100_000);

function deepPolicy(): string {
  const policy = join(folder, 'deep-policy');
  cpSync('policies/home', policy, { recursive: true });
  const json = readFileSync('policies/home/policy.json', 'utf8');
  file('deep-policy/policy.json', json.replace(/"seed": \d+/, `"seed": ${deep}`));
  return policy;
}

const out = ['--out', join(folder, 'run')];
const twoActions = file(
  'two-actions.json',
  JSON.stringify({
    action_space_type: 'discrete',
    action_space: [-20, 20].map((steering_angle) => ({ steering_angle, speed: 1 })),
  }),
);
const train = ['train', '--track', 'home', '--reward', 'fast-line.ts'];

describe('what cannot be done is said in one line, with exit status 2', () => {
  it.each<[string, string[], RegExp]>([
    [
      'a car that cannot be driven',
      [...train, ...out, '--car', file('heavy.json', JSON.stringify(ownCar({ mass: 3.9 })))],
      /heavy\.json: mass: must be at most 2\.28 kg.*hits the end of its springs/,
    ],
    [
      'a file that is no car',
      [...train, ...out, '--car', file('no-car.json', '{}')],
      /no-car\.json: format: is missing/,
    ],
    ['no command', [], /name a command: train, .*evaluate, .*score, .*tracks, .*bench/],
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
    [
      'a plateau that nothing ends at',
      [...train, ...out, '--plateau-evaluations', '5'],
      /--plateau-evaluations needs --until-plateau/,
    ],
    [
      'a best by nothing that there is',
      [...train, ...out, '--best-by', 'luck'],
      /--best-by must be laps or progress or lap-time or reward \(found "luck"\)/,
    ],
    ['a word too many', ['bench', 'env', 'nn'], /bench: unexpected nn/],
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
    ['a folder below a file', [...train, '--out', join(file('plain', ''), 'run')], /output folder .*plain/],
    ['a folder that cannot be', [...train, '--out', '/proc/x/y'], /output folder \/proc\/x: /],
    ['a hexadecimal number', [...train, ...out, '--seed', '0x10'], /--seed must be a whole number.*"0x10"/],
    [
      'more trials than fit into memory',
      ['evaluate', '--policy', 'policies/home', '--track', 'home', '--trials', '30000'],
      /--trials must be a whole number from 1 to 1000 \(found "30000"\)/,
    ],
    [
      'a hyperparameter that does not exist',
      [...train, ...out, '--set', 'momentum=0.9'],
      /^--set momentum: there is no such hyperparameter: use numSteps, .*hiddenSizes$/,
    ],
    [
      'a hyperparameter with a slip of the finger',
      [...train, ...out, '--set', 'lerning_rate=1e-3'],
      /^--set lerning_rate: there is no such hyperparameter: did you mean learningRate\?$/,
    ],
    [
      'a hyperparameter of another algorithm',
      [...train, ...out, '--algorithm', 'sac', '--set', 'clip_range=0.1'],
      /^--set clip_range: there is no such hyperparameter: use numSteps, bufferSize, .*hiddenSizes$/,
    ],
    [
      'a grid of a hyperparameter of another algorithm',
      [...train, ...out, '--grid', 'tau=0.01,0.02'],
      /^--grid tau: there is no such hyperparameter: use numSteps, .*hiddenSizes$/,
    ],
    [
      'a grid out of the range that its algorithm has',
      [...train, ...out, '--algorithm', 'sac', '--grid', 'tau=0.01,2'],
      /^--grid tau must be a number from 0 to 1 \(found "2"\)$/,
    ],
    [
      'a hyperparameter out of its range',
      [...train, ...out, '--set', 'lr=5'],
      /^--set learningRate must be a number from 1e-8 to 1 \(found "5"\)$/,
    ],
    [
      'a hyperparameter set twice, by two of its names',
      [...train, ...out, '--set', 'lr=1e-3', '--set', 'learning-rate=1e-3'],
      /^--set must set learningRate once$/,
    ],
    [
      'a hyperparameter without a value',
      [...train, ...out, '--set', 'gamma'],
      /^--set takes name=value \(found "gamma"\)$/,
    ],
    [
      'a grid of something unknown',
      [...train, ...out, '--grid', 'sed=1..5'],
      /^--grid sed: there is no such hyperparameter: /,
    ],
    [
      'a grid with a value out of range',
      [...train, ...out, '--grid', 'gamma=0.9,1.1'],
      /^--grid gamma must be a number from 0 to 1 \(found "1\.1"\)$/,
    ],
    [
      'a grid with a value twice',
      [...train, ...out, '--grid', 'learning_rate=1e-3,0.001'],
      /^--grid has learningRate=0\.001 twice$/,
    ],
    [
      'a grid that goes down',
      [...train, ...out, '--grid', 'seed=5..1'],
      /^--grid 5\.\.1 must go up, by at most 1000 values$/,
    ],
    [
      'a grid of seeds beside a seed',
      [...train, ...out, '--grid', 'seed=1..5', '--seed', '3'],
      /^--grid seed and --seed exclude each other$/,
    ],
    [
      'a grid of what is also set',
      [...train, ...out, '--grid', 'lr=1e-3,2e-3', '--set', 'learningRate=1e-3'],
      /^--grid learningRate and --set learningRate exclude each other$/,
    ],
    [
      'a grid that is to be resumed',
      [...train, ...out, '--grid', 'seed=1..5', '--resume'],
      /^--grid goes on by itself with what stands in --out: leave --resume out$/,
    ],
    [
      'a grid that is to replace another',
      [...train, ...out, '--grid', 'seed=1..5', '--force'],
      /^--grid replaces no run: leave --force out, and choose a new --out for a new sweep$/,
    ],
    [
      'a run to go on with and to replace',
      [...train, ...out, '--resume', '--force'],
      /^--force and --resume exclude each other$/,
    ],
    ['jobs without a grid', [...train, ...out, '--jobs', '2'], /^--jobs goes with --grid$/],
    [
      'no jobs',
      [...train, ...out, '--grid', 'seed=1,2', '--jobs', '0'],
      /^--jobs must be a whole number from 1 to 256 \(found "0"\)$/,
    ],
    [
      'more steps in an update than can be scored',
      [...train, ...out, '--set', 'numSteps=100000'],
      /^PPO setting "numSteps" is 100000; allowed: an integer from 1 to 2048 with 64 cars: a rollout, .* may have 131072 steps$/,
    ],
    [
      'more pictures in an update than fit into memory',
      [
        ...train,
        ...out,
        '--set',
        'numSteps=2048',
        '--sensors',
        file(
          'large.json',
          '{"sensors": ["front_camera"], "camera": {"width": 160, "height": 120, "frames": 4}}',
        ),
      ],
      /^PPO setting "numSteps" is 2048; allowed: an integer from 1 to 54 with 64 cars: a rollout, .* may have 3495 steps of 76800 numbers$/,
    ],
    [
      'a grid of more steps in an update than can be scored',
      [...train, ...out, '--algorithm', 'sac', '--grid', 'train_freq=2,5000'],
      /^SAC setting "numSteps" is 5000; allowed: an integer from 1 to 2048 with 64 cars: /,
    ],
    [
      'an unknown algorithm',
      [...train, ...out, '--algorithm', 'dqn'],
      /--algorithm must be ppo or sac or a2c or reinforce \(found "dqn"\)/,
    ],
    [
      'discrete actions for SAC',
      [...train, ...out, '--actions', twoActions, '--algorithm', 'sac'],
      /SAC needs continuous actions: choose those, or another algorithm/,
    ],
    [
      'an unknown track',
      ['train', '--track', 'monza', '--reward', 'fast-line.ts', ...out],
      /track monza: must be one of .*\bhome\b/,
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
    [
      'a sensor file with a strange setting',
      [...train, ...out, '--sensors', file('s.json', '{"sensors": ["state"], "camera": {"width": 1}}')],
      /s\.json: camera\.\w+: /,
    ],
    [
      'a sensor file that is not JSON',
      [...train, ...out, '--sensors', file('t.json', '{')],
      /t\.json: must be JSON/,
    ],
    ['resuming what never ran', [...train, ...out, '--resume'], /checkpoint .*checkpoint\.bin: no such file/],
    [
      'params that are no list',
      ['score', '--reward', 'fast-line.ts', '--params', file('p.json', '{}')],
      /p\.json: params must be a JSON array/,
    ],
    [
      'params beyond all numbers',
      ['score', '--reward', 'fast-line.ts', '--params', file('huge.json', '[{"speed": 1e999}]')],
      /huge\.json: params must be finite/,
    ],
    [
      'params nested without end',
      ['score', '--reward', 'fast-line.ts', '--params', file('deep.json', `[{"x": ${deep}}]`)],
      /deep\.json: params must not be nested more than 16 deep/,
    ],
    [
      'a policy nested without end',
      ['evaluate', '--policy', deepPolicy(), '--track', 'home'],
      /policy\.json: seed: must be a number \(found a list of 1\)/,
    ],
    ['an unknown benchmark', ['bench', 'gpu'], /bench gpu: use env/],
  ])('%s', async (_, args, expected) => {
    const { exitStatus, stdout, stderr } = await callCli([...args, '--json']);
    expect(stderr.trim()).toMatch(expected);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toEqual({ error: { message: stderr.trim() } });
    expect(exitStatus).toBe(2);
  });

  it('also by a program of its own', async () => {
    const { exitStatus, stdout, stderr } = await runCli([...train, ...out, '--speed', '3', '--json']);
    expect(stderr).toMatch(/^unknown option --speed: train takes .*\n$/);
    expect(JSON.parse(stdout)).toEqual({ error: { message: stderr.trim() } });
    expect(exitStatus).toBe(2);
  });

  it('a damaged checkpoint', async () => {
    const run = join(folder, 'damaged');
    mkdirSync(run);
    const whole = encodeSavedRun({ version: 1, progress: {} } as SavedRun);
    const expected: [content: Uint8Array, message: RegExp][] = [
      [whole, /^checkpoint .*checkpoint\.bin: the saved run is damaged \(identity\): start a new run$/],
      [
        whole.with(whole.length - 1, whole.at(-1)! ^ 1),
        /^checkpoint .*checkpoint\.bin: is damaged, its content does not have its fingerprint: start a new run in another --out; --clone /,
      ],
      [whole.with(25, 0), /: is damaged, its content does not have its fingerprint: /],
      [whole.subarray(0, -3), /: is damaged, its content does not have its fingerprint: /],
      [whole.subarray(0, 24), /: is damaged, its content does not have its fingerprint: /],
      [whole.subarray(0, 9), /not a checkpoint file/],
      [Buffer.from('no'), /not a checkpoint file/],
      [serialize(null), /not a checkpoint file/],
      [serialize({ version: 2 }), /the saved run is damaged \(version must be 1\): start a new run/],
      [serialize({ version: 1, progress: {} }), /the saved run is damaged \(identity\)/],
    ];
    for (const [content, message] of expected) {
      writeFileSync(join(run, 'checkpoint.bin'), content);
      const { exitStatus, stdout, stderr } = await callCli([...train, '--out', run, '--resume', '--json']);
      expect(exitStatus).toBe(2);
      expect(JSON.parse(stdout)).toEqual({ error: { message: stderr.trim() } });
      expect(stderr.trim()).toMatch(message);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});

describe('what is said is one line of sensible length, whatever is in it', () => {
  it.each<[string, string[]]>([
    ['a name with a line break', ['evaluate', '--policy', 'a\nb', '--track', 'home']],
    ['a name with an escape code', ['train', '--track', '\u001B[31mred\u001B[0m', '--reward', 'x']],
    ['a name without end', ['train', '--track', 'x'.repeat(40_000), '--reward', 'x']],
  ])('%s', async (_, args) => {
    const { exitStatus, stderr } = await callCli(args);
    expect(exitStatus).toBe(2);
    expect(stderr).toMatch(/^[^\p{Cc}]{1,650}\n$/u);
  });

  it('a reward that raises a page', async () => {
    const reward = file('page.ts', 'throw new Error("\\u001B[2Ja\\nb" + "c".repeat(40000));');
    const { exitStatus, stderr } = await callCli([...train.slice(0, 4), reward, ...out]);
    expect(exitStatus).toBe(2);
    expect(stderr).toMatch(/^page\.ts:1: Error: a b[^\p{Cc}]{1,620}\n$/u);
  });
});

describe('files that begin with a byte order mark', () => {
  it('are read without it', async () => {
    const marked = (name: string, content: string): string => file(name, `\uFEFF${content}`);
    const reward = marked('marked.py', 'def reward_function(params):\n    return params["speed"]\n');
    const params = marked('marked.json', '[{"speed": 2}]');
    const scored = await callCli(['score', '--reward', reward, '--params', params, '--json']);
    expect(JSON.parse(scored.stdout)).toEqual({ results: [{ file: reward, outcomes: [{ reward: 2 }] }] });

    const track = marked('marked-track.json', JSON.stringify(home));
    const policy = join(folder, 'marked-policy');
    cpSync('policies/home', policy, { recursive: true });
    marked('marked-policy/policy.json', readFileSync('policies/home/policy.json', 'utf8'));
    const evaluated = await callCli([
      'evaluate',
      '--policy',
      policy,
      '--track',
      track,
      '--trials',
      '1',
      '--json',
    ]);
    expect(evaluated).toMatchObject({ exitStatus: 0, stderr: '' });
  });
});
