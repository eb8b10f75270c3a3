import { expect, test } from 'vitest';
import { createPpoConfig } from '../../../src/rl/check-ppo-config.ts';
import { PpoConfigError } from '../../../src/rl/ppo-config-error.ts';
import { DEFAULT_PPO_CONFIG, type PpoConfig } from '../../../src/rl/ppo-config.ts';

test('the defaults are allowed and complete', () => {
  expect(createPpoConfig()).toEqual(DEFAULT_PPO_CONFIG);
  expect(createPpoConfig(DEFAULT_PPO_CONFIG)).toEqual(DEFAULT_PPO_CONFIG);
});

test('given settings replace the defaults', () => {
  expect(createPpoConfig({ gamma: 0.9, hiddenSizes: [32] })).toEqual({
    ...DEFAULT_PPO_CONFIG,
    gamma: 0.9,
    hiddenSizes: [32],
  });
});

test.each([
  ['gamma', 1.01, 'a number from 0 to 1'],
  ['gamma', Number.NaN, 'a number from 0 to 1'],
  ['gamma', '0.9', 'a number from 0 to 1'],
  ['numSteps', 2.5, 'an integer from 1 to 100000'],
  ['minibatchSize', 0, 'an integer from 1 to 1000000'],
  ['learningRate', -1e-3, 'a number from 1e-8 to 1'],
  ['annealLr', 1, 'true or false'],
  ['hiddenSizes', [], 'a list of 1 to 4 integers from 1 to 1024'],
  ['hiddenSizes', [64, -1], 'a list of 1 to 4 integers from 1 to 1024'],
  ['hiddenSizes', undefined, 'a list of 1 to 4 integers from 1 to 1024'],
])('%s = %j is refused with the range', (key, value, allowed) => {
  const create = (): PpoConfig => createPpoConfig({ [key]: value });
  expect(create).toThrow(PpoConfigError);
  expect(create).toThrow(expect.objectContaining({ code: 'bad-ppo-config', key, value, allowed }));
});

test('an unknown key is refused with the list of keys', () => {
  const create = (): PpoConfig => createPpoConfig({ discount: 0.9 } as Partial<PpoConfig>);
  expect(create).toThrow('PPO setting "discount" is 0.9; allowed: one of numSteps, minibatchSize');
});
