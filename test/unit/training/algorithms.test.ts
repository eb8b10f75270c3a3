import { beforeAll, describe, expect, it } from 'vitest';
import { AlgorithmFitError } from '../../../src/rl/algorithm-fit-error.ts';
import { ALGORITHM_NAMES, type AlgorithmSettings } from '../../../src/rl/algorithms.ts';
import type { SacState } from '../../../src/rl/sac.ts';
import { CheckpointError } from '../../../src/training/check-checkpoint.ts';
import type { Checkpoint } from '../../../src/training/checkpoint.ts';
import { readPolicyFiles, writePolicyFiles } from '../../../src/training/policy-file.ts';
import type { RunConfig } from '../../../src/training/run-config.ts';
import { ResumeError } from '../../../src/training/run-identity.ts';
import { CloneError } from '../../../src/training/run-origin.ts';
import { startTensorflow } from '../nn/start-tensorflow.ts';
import { collectEvents, ofType, runConfig } from './run-fixtures.ts';

beforeAll(startTensorflow);

/** Few gradient steps, and a replay buffer that goes round. */
const SETTINGS: Readonly<Record<AlgorithmSettings['name'], Readonly<Record<string, unknown>>>> = {
  ppo: {},
  sac: { learningStarts: 512, batchSize: 32, updatesPerStep: 1 / 64, bufferSize: 1500 },
  a2c: {},
  reinforce: {},
};

function configOf(name: AlgorithmSettings['name'], maxSteps: number): RunConfig {
  return runConfig({ maxSteps, evaluationInterval: 1024, algorithm: { name, config: SETTINGS[name] } });
}

describe.each(ALGORITHM_NAMES)('a run with %s', (name) => {
  it('resumed from a checkpoint is the run that did not stop', async () => {
    const [whole] = ofType(await collectEvents(configOf(name, 4096)), 'finished');
    const [first] = ofType(await collectEvents(configOf(name, 2048)), 'finished');
    const origin = { type: 'checkpoint', checkpoint: structuredClone(first.checkpoint) } as const;
    const [second] = ofType(await collectEvents(configOf(name, 4096), origin), 'finished');
    expect(second.checkpoint.learner).toEqual(whole.checkpoint.learner);
    expect(second.checkpoint.env).toEqual(whole.checkpoint.env);
  });

  it('learns, reports what it has, and leaves a policy that says what it was learnt with', async () => {
    const events = await collectEvents(configOf(name, 2048));
    const [first, last] = [ofType(events, 'iteration')[0], ofType(events, 'iteration').at(-1)!];
    expect(Object.keys(last.metrics)).toContain(name === 'sac' ? 'qfLoss' : 'valueLoss');
    expect(Object.values(last.metrics).every((figure) => figure !== null && Number.isFinite(figure))).toBe(
      true,
    );
    expect(first.metrics).not.toEqual(last.metrics);
    const { policy } = ofType(events, 'evaluation').at(-1)!;
    expect(policy.algorithm).toMatchObject({ name, config: SETTINGS[name] });
    expect(readPolicyFiles(writePolicyFiles(policy), 'p')).toEqual(policy);
  });

  it('cannot go on with another algorithm', async () => {
    const [{ checkpoint }] = ofType(await collectEvents(configOf(name, 1024)), 'finished');
    const other = name === 'ppo' ? 'a2c' : 'ppo';
    const run = collectEvents(configOf(other, 2048), { type: 'checkpoint', checkpoint });
    await expect(run).rejects.toThrow(ResumeError);
    await expect(run).rejects.toThrow(`the saved run has algorithm ${name}, not ${other}`);
  });
});

describe('soft actor-critic', () => {
  let checkpoint: Checkpoint;
  beforeAll(async () => {
    [{ checkpoint }] = ofType(await collectEvents(configOf('sac', 1024)), 'finished');
  });

  it('refuses a damaged replay buffer', async () => {
    const learner = checkpoint.learner as SacState;
    const [first, ...rest] = learner.replay.chunks;
    const broken = { ...first, rewards: first.rewards.slice(1) };
    const damaged = {
      ...checkpoint,
      learner: { ...learner, replay: { ...learner.replay, chunks: [broken, ...rest] } },
    };
    const run = collectEvents(configOf('sac', 2048), { type: 'checkpoint', checkpoint: damaged });
    await expect(run).rejects.toThrow(CheckpointError);
    await expect(run).rejects.toThrow('replay buffer');
  });

  it('refuses to go on with a replay buffer of another size', async () => {
    const config = runConfig({ algorithm: { name: 'sac', config: { ...SETTINGS.sac, bufferSize: 1600 } } });
    const run = collectEvents(config, { type: 'checkpoint', checkpoint });
    await expect(run).rejects.toThrow('the saved run has replay buffer size 1500, not 1600');
  });

  it('goes on from a policy of its own, without random actions, and from no other', async () => {
    const [{ policy }] = ofType(await collectEvents(configOf('sac', 1024)), 'evaluation');
    const frozen = { ...SETTINGS.sac, learningStarts: 100_000 };
    const config = runConfig({ maxSteps: 1024, algorithm: { name: 'sac', config: frozen } });
    const events = await collectEvents(config, { type: 'clone', policy });
    const [{ checkpoint: after }] = ofType(events, 'finished');
    const { actor, startsRandomly } = after.learner as SacState;
    expect(actor.weights).toEqual(policy.actor);
    expect(startsRandomly).toBe(0);
    const run = collectEvents(configOf('ppo', 1024), { type: 'clone', policy });
    await expect(run).rejects.toThrow(CloneError);
    await expect(run).rejects.toThrow(
      'outputs for a squashed-gaussian, but this run needs diagonal-gaussian',
    );
  });

  it('refuses discrete actions', async () => {
    const actions = [-20, 20].map((steering_angle) => ({ steering_angle, speed: 1 }));
    const run = collectEvents({ ...configOf('sac', 1024), actions: { type: 'discrete', actions } });
    await expect(run).rejects.toThrow(AlgorithmFitError);
  });
});
