import { expect, test } from 'vitest';
import { HYPERPARAMETERS } from '../../../src/app/catalogue/hyperparameters.ts';
import { nextRun } from '../../../src/app/controllers/next-run.ts';
import {
  areHyperparameters,
  hyperparametersOf,
  settingDifferences,
  stockValue,
  faultOf,
  withHyperparameter,
  withoutChoices,
  noteOf,
} from '../../../src/app/state/hyperparameters.ts';
import { presetOf, PRESETS } from '../../../src/app/state/presets.ts';
import { DEFAULT_SETUP } from '../../../src/app/state/run-setup.ts';
import { readSettings } from '../../../src/app/storage/saved-settings.ts';
import { ALGORITHM_RULES } from '../../../src/rl/algorithm-rules.ts';
import { ALGORITHM_NAMES, createAlgorithmSpec } from '../../../src/rl/algorithms.ts';
import type { TrackFile } from '../../../src/track/track-file.ts';

const track = { id: 'home' } as TrackFile;
const reward = { language: 'python', file: 'reward.py', code: '' } as const;

test('every hyperparameter of every algorithm has words, and is shown once', () => {
  for (const algorithm of ALGORITHM_NAMES) {
    const { main, others } = hyperparametersOf(algorithm);
    expect([...main, ...others].toSorted()).toEqual(Object.keys(ALGORITHM_RULES[algorithm]).toSorted());
    for (const name of [...main, ...others]) expect(HYPERPARAMETERS[name].about).toMatch(/\.$/);
  }
});

test('what is chosen is kept per algorithm, and the stock value is no choice', () => {
  const one = withHyperparameter({}, 'ppo', 'gamma', 0.9, false);
  const two = withHyperparameter(one, 'sac', 'gamma', 0.8, false);
  expect(two).toEqual({ ppo: { gamma: 0.9 }, sac: { gamma: 0.8 } });
  expect(withHyperparameter(two, 'ppo', 'gamma', 0.95, false)).toEqual({ sac: { gamma: 0.8 } });
  expect(withoutChoices(two, 'sac')).toEqual({ ppo: { gamma: 0.9 } });
  // A network that sees is set otherwise by itself.
  expect(stockValue('gamma', 'ppo', true)).toBe(0.97);
  expect(withHyperparameter({}, 'ppo', 'gamma', 0.95, true)).toEqual({ ppo: { gamma: 0.95 } });
});

test('the next run is set as was chosen, and says so', () => {
  const hyperparameters = { ppo: { gamma: 0.9, hiddenSizes: [32], annealLr: false }, sac: { tau: 0.5 } };
  const { algorithm } = nextRun({ ...DEFAULT_SETUP, hyperparameters }, track, reward);
  expect(algorithm).toEqual(createAlgorithmSpec({ name: 'ppo', config: hyperparameters.ppo }));
  expect(settingDifferences(algorithm)).toEqual(['γ 0.9', 'falling rate off', 'layers 32']);
});

test('of many differences the first are named, those to try first before others', () => {
  const config = { hiddenSizes: [32], gamma: 0.9, updateEpochs: 3, clipCoef: 0.1, numSteps: 16 };
  const differences = settingDifferences(createAlgorithmSpec({ name: 'ppo', config }));
  expect(differences).toEqual(['γ 0.9', 'steps 16', 'epochs 3', '2 more']);
});

test('a network that sees is compared with what it is by itself', () => {
  expect(settingDifferences(createAlgorithmSpec({ name: 'ppo' }, true), true)).toEqual([]);
});

test.each<[string, unknown]>([
  ['no object', [1]],
  ['an unknown algorithm', { dqn: {} }],
  ['an unknown name', { ppo: { tau: 0.5 } }],
  ['a value that may not be', { ppo: { gamma: 2 } }],
  ['a value of another kind', { ppo: { gamma: '0.9' } }],
  ['values that do not go together', { sac: { bufferSize: 100 } }],
  ['rollouts that are too long for 64 cars', { ppo: { numSteps: 4096 } }],
  ['updates that take for ever', { ppo: { numSteps: 2048, minibatchSize: 1, updateEpochs: 100 } }],
  ['as many updates of SAC', { sac: { numSteps: 2048, updatesPerStep: 100 } }],
  ['what every object has', JSON.parse('{"ppo": {"__proto__": 1}}')],
  ['an algorithm that every object has', JSON.parse('{"constructor": {}}')],
])('%s is refused, and settings from before stay what they are without it', (_, hyperparameters) => {
  expect(areHyperparameters(hyperparameters)).toBe(false);
  const { setup } = readSettings({ setup: { ...DEFAULT_SETUP, seed: 5, hyperparameters } }, ['home']);
  expect(setup).toEqual({ ...DEFAULT_SETUP, seed: 5 });
});

test('values that are allowed one by one, but not together, are refused in one line', () => {
  expect(faultOf({}, 'sac', false)).toBeNull();
  expect(faultOf({ sac: { bufferSize: 100 } }, 'sac', false)).toBe(
    'SAC setting "batchSize" is 256; allowed: at most bufferSize, 100',
  );
  const tiny = { ppo: { numSteps: 2048, minibatchSize: 1 } };
  expect(faultOf(tiny, 'ppo', false)).toContain(
    '"minibatchSize" is 1; allowed: at least 16, so that 131072 steps',
  );
});

test('choices are read back as they were saved', () => {
  const saved = { ...DEFAULT_SETUP, hyperparameters: { ppo: { gamma: 0.9, hiddenSizes: [32, 32] } } };
  expect(readSettings({ setup: JSON.parse(JSON.stringify(saved)) as object }, ['home']).setup).toEqual(saved);
});

test.each(PRESETS.map((preset) => [preset.name, preset] as const))('%s can be trained', (_, preset) => {
  const setup = { ...DEFAULT_SETUP, trackId: 'oval', seed: 9, ...preset.setup };
  expect(areHyperparameters(setup.hyperparameters)).toBe(true);
  expect(presetOf(JSON.parse(JSON.stringify(setup)) as typeof setup)).toBe(preset);
  expect(presetOf({ ...setup, bestBy: 'reward' })).toBeNull();
  expect(nextRun(setup, track, reward).algorithm.name).toBe('ppo');
});

test('a minibatch that is larger than all there is to learn from at once is told of', () => {
  const of = (ppo: Record<string, number>) => noteOf({ ppo }, 'minibatchSize', 'ppo', false);
  expect(of({})).toBeNull();
  expect(of({ minibatchSize: 512 })).toBeNull();
  expect(of({ minibatchSize: 513 })).toBe('An update has 512 steps: a minibatch is all of them.');
  expect(of({ minibatchSize: 1024, numSteps: 16 })).toBeNull();
  expect(noteOf({ ppo: { gamma: 0.1 } }, 'gamma', 'ppo', false)).toBeNull();
});
