import { describe, expect, it } from 'vitest';
import { checkEnv, ENV_RULES, EnvContractError } from '../../../src/gym/check-env.ts';
import { describeEnvContract } from '../../contract/env-contract.ts';
import { WalkEnv } from './walk-env.ts';

const SPACES = 'spaces are well formed';
const RESET = 'a step before the first reset is refused';
const OBSERVATIONS = 'observations have their shape, are finite and lie in their space';
const ENDS = 'an episode ends by termination or by truncation, not by both';
const FINAL = 'an ended episode leaves its final observation and begins anew';
const SEED = 'the same seed gives the same rollout, in a new environment and after a reset';
const REWARDS = 'rewards are those of the steps since they were last taken';
const ACTIONS = 'actions outside of the action space are refused and move nothing';
const INPUT = 'a step does not change the actions it is given';

/** A number that no seed decides: another for every environment that is made. */
let made = 0;
function hidden(): number {
  made++;
  return made / 1000;
}

/** One environment per fault: what is wrong with it, the rule that must find it, and what it must say. */
const faults: [name: string, make: () => WalkEnv, rule: string, fault: RegExp][] = [
  [
    'an id without a version',
    () => Object.assign(new WalkEnv(), { id: 'Walk' }),
    SPACES,
    /^id Walk does not/,
  ],
  [
    'an empty observation space',
    () => Object.assign(new WalkEnv(), { observationSpace: { type: 'box', low: [1, 0], high: [1, 1] } }),
    SPACES,
    /^observationSpace is empty in dimension 0/,
  ],
  [
    'unbounded actions',
    () => Object.assign(new WalkEnv(), { actionSpace: { type: 'box', low: [-Infinity], high: [Infinity] } }),
    SPACES,
    /^actionSpace has bounds that are not finite/,
  ],
  [
    'a discrete space without actions',
    () => Object.assign(new WalkEnv(), { actionSpace: { type: 'discrete', n: 0 } }),
    SPACES,
    /^there are 0 actions/,
  ],
  ['a step before reset', () => new WalkEnv({ stepsUnreset: true }), RESET, /^it gave no error instead/],
  [
    'an observation out of bounds',
    () => new WalkEnv({ observationScale: 100 }),
    OBSERVATIONS,
    /^number 0 of an/,
  ],
  [
    'an observation that is NaN',
    () => new WalkEnv({ observationScale: NaN }),
    OBSERVATIONS,
    /from reset is NaN$/,
  ],
  [
    'a missing number',
    () => new WalkEnv({ observationLength: 5 }),
    OBSERVATIONS,
    /^reset gave 5 numbers, not 6/,
  ],
  ['both flags at once', () => new WalkEnv({ setsBothFlags: true }), ENDS, /terminated and truncated/],
  ['flags that are not 0 or 1', () => new WalkEnv({ flag: 2 }), ENDS, /holds other numbers than 0 and 1/],
  [
    'episodes without end',
    () => new WalkEnv({ border: Infinity, maxSteps: Infinity, observationScale: 0.1 }),
    ENDS,
    /^no episode ended in 210 steps/,
  ],
  [
    'an overwritten final observation',
    () => new WalkEnv({ forgetsFinal: true }),
    FINAL,
    /as the next episode's first/,
  ],
  [
    'hidden randomness',
    () => new WalkEnv({ jitter: hidden() }),
    SEED,
    /^a new environment differs from step 0/,
  ],
  [
    'state that survives a reset',
    () => new WalkEnv({ keepsState: true }),
    SEED,
    /^the same environment after a/,
  ],
  [
    'rewards of the last step only',
    () => new WalkEnv({ rewardsPerTake: 1 }),
    REWARDS,
    /^5 steps gave 3 rewards/,
  ],
  ['rewards given twice', () => new WalkEnv({ keepsRewards: true }), REWARDS, /^0 steps gave 15 rewards/],
  ['a reward that is not a number', () => new WalkEnv({ reward: NaN }), REWARDS, /^a reward is not finite/],
  [
    'an action that is not checked',
    () => new WalkEnv({ trustsActions: true }),
    ACTIONS,
    /not an InvalidActionError$/,
  ],
  [
    'a refused action that moves',
    () => new WalkEnv({ movesFirst: true }),
    ACTIONS,
    /^the environment after refused/,
  ],
  ['actions written to', () => new WalkEnv({ writesActions: true }), INPUT, /^the actions were written to/],
];

describeEnvContract('Walk-v0', () => new WalkEnv());

describe('checkEnv', () => {
  it('accepts an environment that keeps all rules', async () => {
    await expect(checkEnv(() => new WalkEnv())).resolves.toBeUndefined();
  });

  it.each(faults)('finds %s', async (_name, make, rule, fault) => {
    const error = await checkEnv(make).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(EnvContractError);
    expect(error).toMatchObject({ rule, fault: expect.stringMatching(fault) as string });
  });

  it('has a fault here for each of its rules', () => {
    expect(new Set(faults.map(([, , rule]) => rule))).toEqual(new Set(ENV_RULES.map(({ name }) => name)));
  });

  it('lets errors of the environment itself through', async () => {
    const broken = (): WalkEnv =>
      Object.assign(new WalkEnv(), {
        reset: () => {
          throw new RangeError('out of tyres');
        },
      });
    await expect(checkEnv(broken)).rejects.toThrow(new RangeError('out of tyres'));
  });
});
