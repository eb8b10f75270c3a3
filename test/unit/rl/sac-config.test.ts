import { expect, test } from 'vitest';
import { AlgorithmConfigError } from '../../../src/rl/algorithm-config-error.ts';
import { createSacConfig, DEFAULT_SAC_CONFIG } from '../../../src/rl/sac-config.ts';

test('fills up with the defaults', () => {
  expect(createSacConfig()).toEqual(DEFAULT_SAC_CONFIG);
  expect(createSacConfig({ tau: 0.1 })).toEqual({ ...DEFAULT_SAC_CONFIG, tau: 0.1 });
});

test.each([
  ['bufferSize', 0],
  ['learningStarts', -1],
  ['batchSize', 1.5],
  ['updatesPerStep', 0],
  ['tau', 1.1],
  ['gamma', Number.NaN],
  ['autotune', 1],
  ['alpha', 0],
  ['hiddenSizes', []],
])('refuses %s = %s and names it', (key, value) => {
  expect(() => createSacConfig({ [key]: value })).toThrow(AlgorithmConfigError);
  expect(() => createSacConfig({ [key]: value })).toThrow(`SAC setting "${key}"`);
});

test('a minibatch larger than the replay buffer is refused', () => {
  expect(() => createSacConfig({ batchSize: 64, bufferSize: 32 })).toThrow(
    'SAC setting "batchSize" is 64; allowed: at most bufferSize, 32',
  );
});

test('a setting of another algorithm is refused', () => {
  expect(() => createSacConfig({ clipCoef: 0.2 } as never)).toThrow(
    'SAC setting "clipCoef" is 0.2; allowed: one of',
  );
});
