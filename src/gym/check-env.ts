import { Rng } from '../math/rng.ts';
import { type EnvRollout, randomActions, rollOut, stepOn } from './env-rollout.ts';
import { actionSize, type BoxSpace } from './space.ts';
import { InvalidActionError, ResetNeededError, type VectorEnv } from './vector-env.ts';

/** An environment that breaks the contract of `VectorEnv`: which rule, and how. */
export class EnvContractError extends Error {
  constructor(
    readonly rule: string,
    readonly fault: string,
  ) {
    super(`${rule}: ${fault}`);
    this.name = 'EnvContractError';
  }
}

/** Makes a new environment; every call the same one. */
export type MakeEnv = () => VectorEnv;

/** One rule of the contract; `checkRule` holds an environment against it. */
export interface EnvRule {
  readonly name: string;
  readonly check: (env: VectorEnv, make: MakeEnv) => Promise<void>;
}

/** Long enough for episodes to end, Pendulum's 200 steps too; short enough to be run for every environment. */
const NUM_STEPS = 210;
const SEED = 3;

/**
 * What `VectorEnv` promises, rule by rule, after Gymnasium's `check_env` and Stable-Baselines3's `env_checker`.
 * Episodes must end for some rules to say anything, so an environment is run under random actions for 210 steps.
 */
export const ENV_RULES: readonly EnvRule[] = [
  {
    name: 'spaces are well formed',
    check: async (env) => {
      const { id, numEnvs, observationSpace, actionSpace } = env;
      expectThat(/^[\w-]+-v\d+$/.test(id), `id ${id} does not end in a version such as -v0`);
      expectThat(Number.isInteger(numEnvs) && numEnvs > 0, `numEnvs is ${numEnvs}`);
      checkBounds(observationSpace, 'observationSpace');
      if (actionSpace.type === 'box') {
        checkBounds(actionSpace, 'actionSpace');
        const isFinite = [...actionSpace.low, ...actionSpace.high].every(Number.isFinite);
        expectThat(isFinite, 'actionSpace has bounds that are not finite');
      } else {
        const { n } = actionSpace;
        expectThat(Number.isInteger(n) && n > 0, `there are ${n} actions`);
      }
    },
  },
  {
    name: 'a step before the first reset is refused',
    check: async (env) => {
      const fault = thrownBy(() => env.step(randomActions(env.actionSpace, env.numEnvs, new Rng(SEED))));
      expectThat(fault instanceof ResetNeededError, `it gave ${String(fault)} instead of a ResetNeededError`);
    },
  },
  {
    name: 'observations have their shape, are finite and lie in their space',
    check: async (env) => {
      const { first, steps } = await rollOut(env, NUM_STEPS, SEED);
      checkObservations(env, first, 'reset');
      for (const { observations } of steps) checkObservations(env, observations, 'step');
    },
  },
  {
    name: 'an episode ends by termination or by truncation, not by both',
    check: async (env) => {
      const { steps } = await rollOut(env, NUM_STEPS, SEED);
      for (const { terminated, truncated } of steps) {
        checkFlags(terminated, env.numEnvs, 'terminated');
        checkFlags(truncated, env.numEnvs, 'truncated');
        const both = terminated.findIndex((flag, i) => flag === 1 && truncated[i] === 1);
        expectThat(both < 0, `environment ${both} was terminated and truncated in the same step`);
      }
      const hasEnd = steps.some(
        ({ terminated, truncated }) => terminated.includes(1) || truncated.includes(1),
      );
      expectThat(hasEnd, `no episode ended in ${NUM_STEPS} steps of random actions`);
    },
  },
  {
    name: 'an ended episode leaves its final observation and begins anew',
    check: async (env) => {
      const size = env.observationSpace.low.length;
      const { steps } = await rollOut(env, NUM_STEPS, SEED);
      for (const { observations, terminated, truncated, finalObservations } of steps) {
        expectThat(finalObservations instanceof Float32Array, 'finalObservations is no Float32Array');
        expectThat(finalObservations.length === env.numEnvs * size, 'finalObservations has a wrong length');
        for (let i = 0; i < env.numEnvs; i++) {
          if (terminated[i] === 0 && truncated[i] === 0) continue;
          const last = finalObservations.subarray(i * size, (i + 1) * size);
          checkRange(env.observationSpace, last, 'finalObservations');
          const isSame = last.every((value, k) => value === observations[i * size + k]);
          expectThat(!isSame, `environment ${i} shows its final observation as the next episode's first`);
        }
      }
    },
  },
  {
    name: 'the same seed gives the same rollout, in a new environment and after a reset',
    check: async (env, make) => {
      const original = await rollOut(env, NUM_STEPS, SEED);
      checkSame(original, await rollOut(make(), NUM_STEPS, SEED), 'a new environment');
      checkSame(original, await rollOut(env, NUM_STEPS, SEED), 'the same environment after a reset');
    },
  },
  {
    name: 'rewards are those of the steps since they were last taken',
    check: async (env) => {
      const count = async (numSteps: number): Promise<void> => {
        const { rewards } = await stepOn(env, numSteps, new Rng(SEED));
        expectThat(rewards instanceof Float64Array, 'takeRewards gave no Float64Array');
        const expected = numSteps * env.numEnvs;
        expectThat(
          rewards.length === expected,
          `${numSteps} steps gave ${rewards.length} rewards, not ${expected}`,
        );
        expectThat(rewards.every(Number.isFinite), 'a reward is not finite');
      };
      env.reset({ seed: SEED });
      await count(5);
      await count(0);
      await count(3);
      env.step(randomActions(env.actionSpace, env.numEnvs, new Rng(SEED)));
      env.reset({ seed: SEED });
      await count(2);
    },
  },
  {
    name: 'actions outside of the action space are refused and move nothing',
    check: async (env, make) => {
      const original = await rollOut(make(), 5, SEED);
      env.reset({ seed: SEED });
      for (const actions of invalidActions(env)) {
        const fault = thrownBy(() => env.step(actions));
        const shown = `[${actions.subarray(0, 4).join(', ')}${actions.length > 4 ? ', …' : ''}]`;
        expectThat(
          fault instanceof InvalidActionError,
          `${shown} gave ${String(fault)}, not an InvalidActionError`,
        );
      }
      const after = await stepOn(env, 5, new Rng(SEED));
      checkSame(original, { first: original.first, ...after }, 'the environment after refused actions');
    },
  },
  {
    name: 'a step does not change the actions it is given',
    check: async (env) => {
      env.reset({ seed: SEED });
      const rng = new Rng(SEED);
      for (let t = 0; t < 10; t++) {
        const actions = randomActions(env.actionSpace, env.numEnvs, rng);
        const before = actions.slice();
        env.step(actions);
        expectThat(isSameArray(actions, before), 'the actions were written to');
      }
    },
  },
];

/** Holds an environment against all rules. @throws EnvContractError naming the first rule that it breaks */
export async function checkEnv(make: MakeEnv): Promise<void> {
  for (const rule of ENV_RULES) await checkRule(rule, make);
}

/** @throws EnvContractError */
export async function checkRule({ name, check }: EnvRule, make: MakeEnv): Promise<void> {
  try {
    await check(make(), make);
  } catch (error) {
    throw error instanceof Fault ? new EnvContractError(name, error.message) : error;
  }
}

/** A broken promise, before the rule's name is added. */
class Fault extends Error {}

function expectThat(isTrue: boolean, fault: string): void {
  if (!isTrue) throw new Fault(fault);
}

function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (error) {
    return error;
  }
  return 'no error';
}

function checkBounds({ low, high }: BoxSpace, name: string): void {
  expectThat(
    low.length > 0 && low.length === high.length,
    `${name} has ${low.length} and ${high.length} bounds`,
  );
  low.forEach((bound, k) => expectThat(bound < high[k], `${name} is empty in dimension ${k}`));
}

function checkObservations(
  { numEnvs, observationSpace }: VectorEnv,
  values: Float32Array,
  from: string,
): void {
  const expected = numEnvs * observationSpace.low.length;
  expectThat(values instanceof Float32Array, `${from} gave no Float32Array`);
  expectThat(values.length === expected, `${from} gave ${values.length} numbers, not ${expected}`);
  checkRange(observationSpace, values, from);
}

function checkRange({ low, high }: BoxSpace, values: Float32Array, from: string): void {
  values.forEach((value, k) => {
    const j = k % low.length;
    const isInside = value >= Math.fround(low[j]) && value <= Math.fround(high[j]);
    expectThat(Number.isFinite(value) && isInside, `number ${j} of an observation from ${from} is ${value}`);
  });
}

function checkFlags(flags: Uint8Array, numEnvs: number, name: string): void {
  expectThat(
    flags instanceof Uint8Array && flags.length === numEnvs,
    `${name} is no Uint8Array of ${numEnvs}`,
  );
  expectThat(
    flags.every((flag) => flag <= 1),
    `${name} holds other numbers than 0 and 1`,
  );
}

function checkSame(a: EnvRollout, b: EnvRollout, where: string): void {
  expectThat(isSameArray(a.first, b.first), `${where} starts with other observations`);
  a.steps.forEach((step, t) => {
    const other = b.steps[t];
    expectThat(isSameArray(step.terminated, other.terminated), `${where} ends other episodes at step ${t}`);
    expectThat(isSameArray(step.truncated, other.truncated), `${where} cuts other episodes at step ${t}`);
    expectThat(isSameArray(step.observations, other.observations), `${where} differs from step ${t} on`);
  });
  expectThat(isSameArray(a.rewards, b.rewards), `${where} gives other rewards`);
}

type Numbers = Float32Array | Float64Array | Uint8Array;

function isSameArray(a: Numbers, b: Numbers): boolean {
  return a.length === b.length && a.every((value: number, k: number) => Object.is(value, b[k]));
}

/** Too few, not a number, and beyond each end of the space; the fault is in the last environment. */
function invalidActions({ actionSpace, numEnvs }: VectorEnv): Float32Array[] {
  const size = actionSize(actionSpace);
  const valid = randomActions(actionSpace, numEnvs, new Rng(SEED));
  const ends =
    actionSpace.type === 'discrete'
      ? [-1, actionSpace.n, 0.5]
      : [actionSpace.low[size - 1] - 1, actionSpace.high[size - 1] + 1];
  const wrong = [Number.NaN, Infinity, ...ends.filter(Number.isFinite)].map((value) => {
    const actions = valid.slice();
    actions[actions.length - 1] = value;
    return actions;
  });
  return [new Float32Array(valid.length - 1), ...wrong];
}
