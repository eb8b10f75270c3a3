import type { AlgorithmName } from '../../rl/algorithms.ts';

/** What there is to learn with, each in one line; the stock one first. */
export const ALGORITHM_WORDS: Readonly<
  Record<AlgorithmName, { readonly name: string; readonly about: string }>
> = {
  ppo: {
    name: 'PPO',
    about: 'DeepRacer’s first choice: small, safe steps from fresh experience. The fastest here.',
  },
  sac: {
    name: 'SAC',
    about: 'DeepRacer’s second: goes on learning from all it remembers. Takes more time here.',
  },
  a2c: { name: 'A2C', about: 'PPO’s forerunner: one plain step after each rollout.' },
  reinforce: { name: 'REINFORCE', about: 'The oldest: does more of what turned out well.' },
};
