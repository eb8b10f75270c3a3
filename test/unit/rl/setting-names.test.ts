import { describe, expect, test } from 'vitest';
import { PPO_RULES } from '../../../src/rl/check-ppo-config.ts';
import { DEFAULT_PPO_CONFIG } from '../../../src/rl/ppo-config.ts';
import { aliasesOf, findSetting, nearestSetting, partsOf } from '../../../src/rl/setting-names.ts';

const SETTINGS = Object.keys(PPO_RULES);

describe('a setting is found', () => {
  test.each([
    ['learningRate', 'learningRate'],
    ['learning_rate', 'learningRate'],
    ['learning-rate', 'learningRate'],
    ['Learning rate', 'learningRate'],
    ['lr', 'learningRate'],
    ['batch_size', 'minibatchSize'],
    ['Gradient descent batch size', 'minibatchSize'],
    ['num_epochs', 'updateEpochs'],
    ['n_epochs', 'updateEpochs'],
    ['n_steps', 'numSteps'],
    ['discount_factor', 'gamma'],
    ['beta_entropy', 'entCoef'],
    ['clip_range', 'clipCoef'],
    ['net_arch', 'hiddenSizes'],
  ])('by %j: %s', (name, setting) => {
    expect(findSetting(SETTINGS, name)).toBe(setting);
  });

  test('by every alias of every setting, and by no alias of a setting that an algorithm does not have', () => {
    for (const setting of SETTINGS)
      for (const alias of aliasesOf(setting)) expect(findSetting(SETTINGS, alias)).toBe(setting);
    expect(findSetting(['gamma'], 'lr')).toBeNull();
  });

  test('by its own name, where that is the alias of another', () => {
    expect(findSetting(['batchSize', 'minibatchSize'], 'batch_size')).toBe('batchSize');
  });

  test.each(['', '_', 'constructor', 'toString', 'rate'])('not by %j', (name) => {
    expect(findSetting(SETTINGS, name)).toBeNull();
  });
});

test.each([
  ['lerning_rate', 'learningRate'],
  ['gama', 'gamma'],
  ['dicount_factor', 'discount_factor'],
  ['momentum', null],
])('%j may have meant %s', (name, near) => {
  expect(nearestSetting(SETTINGS, name)).toBe(near);
});

describe('a value is read from text', () => {
  test.each([
    ['learningRate', '1e-3', 0.001],
    ['learningRate', '.5', 0.5],
    ['numSteps', '16', 16],
    ['initialLogStd', '-1', -1],
    ['annealLr', 'false', false],
    ['hiddenSizes', '64-64', [64, 64]],
    ['hiddenSizes', '32,16', [32, 16]],
    ['hiddenSizes', '128', [128]],
  ] as const)('%s=%s', (name, text, value) => {
    const rule = PPO_RULES[name];
    expect(rule.read(text)).toEqual(value);
    expect(rule.accepts(value)).toBe(true);
  });

  test.each([
    ['learningRate', '0x10'],
    ['learningRate', 'Infinity'],
    ['learningRate', ' 1'],
    ['annealLr', '1'],
    ['hiddenSizes', '64--64'],
    ['hiddenSizes', ''],
    ['hiddenSizes', '64x64'],
  ] as const)('%s=%j is refused', (name, text) => {
    expect(PPO_RULES[name].accepts(PPO_RULES[name].read(text))).toBe(false);
  });

  test('every default can be typed', () => {
    for (const [name, rule] of Object.entries(PPO_RULES)) {
      const value: unknown = DEFAULT_PPO_CONFIG[name as keyof typeof DEFAULT_PPO_CONFIG];
      const text = Array.isArray(value) ? value.join('-') : String(value);
      expect(rule.read(text)).toEqual(value);
    }
  });
});

test('the learning rate that an algorithm has in parts is told by them', () => {
  const settings = ['policyLr', 'qLr', 'gamma'];
  expect(partsOf(settings, 'lr')).toEqual(['policyLr', 'qLr']);
  expect(partsOf(settings, 'learning_rate')).toEqual(['policyLr', 'qLr']);
  expect(partsOf(settings, 'gama')).toEqual([]);
});
