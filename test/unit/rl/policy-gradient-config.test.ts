import { expect, test } from 'vitest';
import { createA2cConfig, DEFAULT_A2C_CONFIG } from '../../../src/rl/a2c-config.ts';
import { AlgorithmConfigError } from '../../../src/rl/algorithm-config-error.ts';
import { createReinforceConfig, DEFAULT_REINFORCE_CONFIG } from '../../../src/rl/reinforce-config.ts';

test('settings are filled up with the defaults, which are allowed themselves', () => {
  expect(createA2cConfig({ gamma: 0.5 })).toEqual({ ...DEFAULT_A2C_CONFIG, gamma: 0.5 });
  expect(createA2cConfig(DEFAULT_A2C_CONFIG)).toEqual(DEFAULT_A2C_CONFIG);
  expect(createReinforceConfig(DEFAULT_REINFORCE_CONFIG)).toEqual(DEFAULT_REINFORCE_CONFIG);
});

test.each([
  [() => createA2cConfig({ gamma: 2 }), 'A2C setting "gamma" is 2; allowed: a number from 0 to 1'],
  [
    () => createA2cConfig({ gaeLambda: Number.NaN }),
    'A2C setting "gaeLambda" is NaN; allowed: a number from 0 to 1',
  ],
  [
    () => createReinforceConfig({ numSteps: 0 }),
    'REINFORCE setting "numSteps" is 0; allowed: an integer from 1 to 100000',
  ],
])('a value out of range is named with its rule: %#', (create, message) => {
  expect(create).toThrow(AlgorithmConfigError);
  expect(create).toThrow(message);
});

test('a setting that the algorithm does not have is refused', () => {
  const settings = { gaeLambda: 0.5 } as object;
  expect(() => createReinforceConfig(settings)).toThrow(
    /^REINFORCE setting "gaeLambda" is 0.5; allowed: one of /,
  );
});
