import { describe, it } from 'vitest';
import { checkRule, ENV_RULES, type MakeEnv } from '../../src/gym/check-env.ts';

/** Holds one environment against every rule of the `VectorEnv` contract; each rule is a test. */
export function describeEnvContract(name: string, make: MakeEnv): void {
  describe(`${name} keeps the environment contract`, () => {
    it.each(ENV_RULES)('$name', async (rule) => {
      await checkRule(rule, make);
    });
  });
}
