import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importCycles } from './setup/import-cycles.ts';
import { importTimeEffects } from './setup/import-time-effects.ts';
import { layerFaults } from './setup/layer-faults.ts';
import type { Layers } from './setup/layer-faults.ts';
import { root, sourceFiles } from './setup/source-file.ts';

const tfjs = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm'];
const below = {
  race: ['math', 'track', 'sim', 'reward', 'gym'],
  training: ['math', 'track', 'sim', 'reward', 'gym', 'race', 'nn', 'rl'],
  lab: ['math', 'track', 'sim', 'reward', 'gym', 'race', 'nn', 'rl', 'training', 'music'],
};

/** The table of layers: folder → what it may import. Each allowance beyond "the layers below" has its reason beside it. */
const layers: Layers = {
  // Seeded random numbers come from a library that is tested for their quality.
  math: { from: [], libraries: ['pure-rand'], platform: 'any' },
  track: { from: ['math'], libraries: ['valibot'], platform: 'any' },
  // Cars of people's own are files: checked by schema.
  sim: { from: ['math', 'track'], libraries: ['cannon-es', 'valibot'], platform: 'any' },
  // Rewards are run by pyodide and sucrase, read by the parsers that the editor's language packages bring in anyway, and
  // checked by TypeScript.
  reward: {
    from: ['math', 'track'],
    libraries: ['pyodide', 'sucrase', '@lezer/common', '@lezer/javascript', '@lezer/python', 'typescript6'],
    platform: 'any',
  },
  gym: { from: ['math'], libraries: [], platform: 'any' },
  // Action spaces are files of people's own: checked by schema.
  race: { from: below.race, libraries: ['valibot'], platform: 'any' },
  nn: { from: ['math'], libraries: tfjs, platform: 'any' },
  // Knows the environment contract and never the car.
  rl: { from: ['math', 'gym', 'nn'], libraries: tfjs, platform: 'any' },
  // So are policy folders. Runs are files of their own: zip archives.
  training: { from: below.training, libraries: ['valibot', 'fflate'], platform: 'any' },
  // Songs are files of people's own: checked by schema.
  music: { from: ['math', 'nn'], libraries: [...tfjs, 'valibot'], platform: 'any' },
  // Lap submissions are files of strangers: checked by schema. Words are brought to their stems by Porter's algorithm.
  lab: { from: below.lab, libraries: [...tfjs, 'valibot', 'stemmer'], platform: 'any' },
  workers: {
    // Tracks of people's own are read beside the page: a large one takes half a second.
    from: ['training', 'lab', 'music', 'reward', 'track'],
    // The wire protocol names the types of what it carries.
    typesFrom: below.lab,
    // Entry files name the binaries that their bundler must serve, as addresses; the code behind them is not theirs.
    // So are the texts that declare JavaScript to TypeScript.
    // What keeps the app for when there is no network is a worker, too.
    libraries: ['pyodide', '@tensorflow/tfjs-backend-wasm', 'typescript6', 'workbox-precaching'],
    platform: 'worker',
  },
  viewer: {
    // The protocol says at which index of a frame which number stands; reading frames needs that and no worker.
    from: ['math', 'track', 'workers/protocol'],
    typesFrom: ['sim'],
    libraries: ['three'],
    platform: 'DOM',
  },
  // Plays songs through an audio context that it is given; knows neither files nor pages.
  sound: { from: ['math', 'music/song'], libraries: [], platform: 'DOM' },
  app: {
    // Tracks are drawn and checked on the page; templates are text to be edited; all that computes is behind a client.
    from: [
      'viewer',
      'sound',
      'workers/client',
      'workers/protocol',
      'track',
      'reward/templates',
      'reward/fault-advice',
      'reward/review/rule-pages',
      // What a profile says in a sentence, and which laps a reward is tried on: the same on the command line.
      'reward/profile/profile',
      'training/studio/trial-drives',
      // Which of many laps are looked at, of a run here and of a log there.
      'math/spread-evenly',
      // What the figures of a training say is said of means.
      'math/statistics',
      // Into how many sectors a lap is divided, and which list says what of them.
      'training/sectors/sector-figures',
      // Songs are read, edited and written on the page: each is done between two pictures.
      'music/song',
      'music/theory',
      'music/melody',
      'music/melodies',
      'music/midi',
      'music/wav',
      // What a model's file says of itself is read before it is kept.
      'music/gan/model-file',
      // What a training is told where nobody has chosen otherwise, and within which limits.
      'music/gan/gan-config',
      'music/gan/check-gan-config',
      'music/roll/roll-layout',
      // What a metric counts is tried on the page by the metric itself, two bars at a time.
      'music/teaching',
      'music/corpus/genre',
      'music/corpus/band-of',
      // The sums of a lesson are small, and computed between two pictures while one watches.
      'lab/lessons',
      // They are seeded, as all else.
      'math/rng',
      // Melodies are continued and edited beside the page; by how much, and what is other since, is said on it.
      'music/extend/stretch',
      'music/editing/note-difference',
      'music/corpus/melody-track',
      // Submissions are read on the page, drawn step by step, and decided anew by each move of a threshold or a rule.
      'lab/fraud/evidence/signs',
      'lab/fraud/judging/decide',
      'lab/fraud/judging/rules',
      'lab/fraud/laps/lap-submission',
      'lab/fraud/laps/submission-file',
      'lab/fraud/tamper/tamper-kind',
      // What of a car a forger raises is chosen from.
      'lab/fraud/tamper/hacked-car',
      // Which policies the room gives its worker, and what its figures are over several seeds.
      'lab/fraud/trial/feedback-figures',
      'lab/fraud/trial/fraud-plans',
      'lab/fraud/trial/mean-trial',
      // By which rules pictures are labelled, which tracks they come from and what slows the car is said on the page; what a
      // confusion matrix says, and whether a person's own pictures can be learnt from, is worked out on it.
      'lab/vision/camera-classes',
      'lab/vision/camera-tracks',
      'lab/vision/brake-drive',
      'lab/vision/confusion',
      'lab/vision/image-set',
      'lab/vision/own-images',
    ],
    typesFrom: [
      ...below.lab,
      'lab',
      'workers/music-protocol',
      'workers/compare-questions',
      'workers/vision-protocol',
    ],
    libraries: [
      'lit',
      '@codemirror/*',
      '@lezer/highlight',
      'uplot',
      '@awesome.me/webawesome',
      'lucide',
      'idb',
      // Myers' algorithm, for the history of a reward.
      'diff',
      // Links come from strangers, settings from earlier versions: checked by schema.
      'valibot',
      '@fontsource-variable/*',
      // The page's side of what keeps the app for when there is no network.
      'workbox-window',
    ],
    platform: 'DOM',
    data: true,
  },
  cli: {
    // What the app says of itself is found on the command line, too: in the same texts.
    from: ['training', 'lab', 'music', 'track', 'reward', 'app/catalogue/search-documents'],
    // Arguments and the progress bar: libraries before own code where the project is not about it.
    // Python for rewards is started per platform, as in the browser's workers.
    libraries: ['node:*', 'cac', 'cli-progress', 'pyodide'],
    platform: 'Node',
    data: true,
  },
};

/** Where objects are made and joined; being started is what these files are for. */
const isStarted = (path: string): boolean =>
  ['src/app/main.ts', 'src/cli/main.ts'].includes(path) || path.endsWith('.worker.ts');

const files = sourceFiles('src');
const folders = [...new Set(files.map(({ path }) => path.split('/')[1] ?? ''))];
const lineCount = (text: string): number => text.replace(/\n$/, '').split('\n').length;

describe('the source', () => {
  it('imports only what the table of layers allows', () => {
    expect(layerFaults(files, layers)).toEqual([]);
  });

  it('has no circles of imports', () => {
    expect(importCycles(files)).toEqual([]);
  });

  it('does nothing when it is merely imported', () => {
    expect(files.filter(({ path }) => !isStarted(path)).flatMap(importTimeEffects)).toEqual([]);
  });

  it('keeps files to 400 lines', () => {
    expect(files.filter(({ text }) => lineCount(text) > 400).map(({ path }) => path)).toEqual([]);
  });

  it('explains each folder in a README of at most 40 lines', () => {
    const lines = (folder: string): number => {
      const readme = join(root, 'src', folder, 'README.md');
      return existsSync(readme) ? lineCount(readFileSync(readme, 'utf8')) : Infinity;
    };
    expect(folders.filter((folder) => lines(folder) > 40)).toEqual([]);
  });

  it('compiles every pure folder without the DOM and without Node', () => {
    const config = readFileSync(join(root, 'src/tsconfig.pure.json'), 'utf8').replace(/^\s*\/\/.*$/gm, '');
    const compiled = (JSON.parse(config) as { include: string[] }).include;
    expect(
      folders.filter((folder) => layers[folder]?.platform === 'any' && !compiled.includes(folder)),
    ).toEqual([]);
  });
});

describe('the top level', () => {
  it('holds the agreed files and nothing else', () => {
    const agreed =
      'package.json package-lock.json tsconfig.json vite.config.ts index.html public src tracks policies test ' +
      'README.md LICENSE CHANGELOG.md CONTRIBUTING.md';
    const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
    const isExpected = (name: string): boolean =>
      name.startsWith('.') ||
      agreed.split(' ').includes(name) ||
      ignored.includes(name) ||
      ignored.includes(`${name}/`);
    expect(readdirSync(root).filter((name) => !isExpected(name))).toEqual([]);
  });
});

describe('the check of layers', () => {
  const faults = (path: string, text: string): string[] => layerFaults([{ path, text }], layers);

  it.each([
    ['a static import', "import { World } from '../sim/world.ts';"],
    ['an import for its effect', "import '../sim/world.ts';"],
    ['an import of types', "import type { World } from '../sim/world.ts';"],
    ['a type written as an import', "let world: import('../sim/world.ts').World;"],
    ['a re-export', "export { World } from '../sim/world.ts';"],
    ['a re-export of everything', "export * from '../sim/world.ts';"],
    ['a dynamic import', "void import('../sim/world.ts');"],
    ['a dynamic import of a file chosen later', 'void import(`../sim/${name}.ts`);'],
    ['a worker', "new Worker(new URL('../sim/sim.worker.ts', import.meta.url));"],
    ['a glob', "import.meta.glob(['../sim/*.ts']);"],
    ['a query behind the name', "import text from '../sim/world.ts?raw';"],
    ['a path from the top', "import '/src/sim/world.ts';"],
    ['a library of another layer', "import { World } from 'cannon-es';"],
    ['something of Node', "import { readFileSync } from 'node:fs';"],
    ['a data file', "import home from '../../tracks/home.json';"],
  ])('names the file, line and folder of %s', (_, line) => {
    expect(faults('src/rl/ppo.ts', `import { mean } from '../math/statistics.ts';\n${line}`)).toEqual([
      expect.stringMatching(/^src\/rl\/ppo\.ts:2: rl may not import /),
    ]);
  });

  it.each([
    ['src/rl/ppo.ts', "import { matMul } from '@tensorflow/tfjs-core/dist/ops/mat_mul';"],
    ['src/rl/ppo.ts', "import { gae } from './gae.ts';"],
    ['src/viewer/car-mesh.ts', "import type { CarState } from '../sim/car-state.ts';"],
    ['src/app/main.ts', "import { Trainer } from '../workers/client/trainer-client.ts';"],
    ['src/app/main.ts', "import type { PpoConfig } from '../rl/ppo-config.ts';"],
    ['src/app/main.ts', "const policies = import.meta.glob('../../policies/*/policy.json');"],
  ])('lets %s write %s', (path, line) => {
    expect(faults(path, line)).toEqual([]);
  });

  it.each([
    ['src/viewer/car-mesh.ts', "import { Simulator } from '../sim/simulator.ts';"],
    ['src/app/main.ts', "import { Ppo } from '../rl/ppo.ts';"],
    ['src/app/main.ts', "import { PythonScorer } from '../reward/python-scorer.ts';"],
    ['src/app/main.ts', "import '../workers/trainer.worker.ts';"],
    ['src/app/main.ts', "import '../app-shell/shell.ts';"],
    ['src/extra/thing.ts', ''],
    ['src/thing.ts', ''],
  ])('does not let %s write %s', (path, line) => {
    expect(faults(path, line)).toHaveLength(1);
  });
});

describe('the check of circles', () => {
  it('names the files of a circle through a barrel, and lets types point back', () => {
    const barrel = { path: 'src/gym/index.ts', text: "export * from './env.ts';" };
    const env = (how: string) => ({ path: 'src/gym/env.ts', text: `${how} { Space } from './index.ts';` });
    expect(importCycles([barrel, env('import')])).toEqual([
      'src/gym/index.ts → src/gym/env.ts → src/gym/index.ts',
    ]);
    expect(importCycles([barrel, env('import type')])).toEqual([]);
  });
});

describe('the check of what happens at import time', () => {
  it.each([
    "export const worker = new Worker('a.js');",
    'class A { static readonly now = Date.now(); }',
    "document.body.append('x');",
    'const chance = Math.random();',
    "const answer = await fetch('x');",
    'setTimeout(() => {}, 1);',
  ])('finds %s', (text) => {
    expect(importTimeEffects({ path: 'src/app/a.ts', text })).not.toEqual([]);
  });

  it.each([
    'export const now = () => Date.now();',
    'class A { readonly context = new AudioContext(); start() { fetch("x"); } }',
    'export const table = new Map([[1, Math.sqrt(2)]]);',
    'async function f() { await g(); }',
  ])('lets pass %s', (text) => {
    expect(importTimeEffects({ path: 'src/app/a.ts', text })).toEqual([]);
  });
});
