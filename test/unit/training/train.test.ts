import { beforeAll, describe, expect, it } from 'vitest';
import { startTensorflow } from '../nn/start-tensorflow.ts';
import { createRunConfig } from '../../../src/training/run-settings.ts';
import type { Checkpoint } from '../../../src/training/checkpoint.ts';
import type { TrainingEvent } from '../../../src/training/training-event.ts';
import { collectEvents, ofType, runConfig, template, trackFile, typescript } from './run-fixtures.ts';

beforeAll(startTensorflow);

/** Pays for standing still in the middle, and lets cars do so: learnt within a few thousand steps. */
const GAMED = createRunConfig({
  track: trackFile('home'),
  reward: template('centre-line.ts'),
  actions: {
    type: 'continuous',
    steering_angle: { low: -30, high: 30 },
    speed: { low: 0.1, high: 4 },
  },
  maxSteps: 40_960,
  untilPlateau: 7,
});

/** A checkpoint without what the clock says. */
function timeless({ progress, ...state }: Checkpoint): unknown {
  const {
    cpuSeconds: _cpu,
    wallSeconds: _wall,
    cleanCpuSeconds: _clean,
    sustainedCpuSeconds: _sustained,
    ...counts
  } = progress;
  return { ...state, counts };
}

function evaluatedSteps(events: readonly TrainingEvent[]): number[] {
  return ofType(events, 'evaluation').map(({ steps }) => steps);
}

describe('a run', () => {
  it('counts steps, evaluates at every interval and ends at its limit', async () => {
    const events = await collectEvents(runConfig({ maxSteps: 5000 }));
    expect(ofType(events, 'iteration').map(({ steps }) => steps)).toEqual([1024, 2048, 3072, 4096, 5120]);
    expect(evaluatedSteps(events)).toEqual([2048, 4096, 5120]);
    const [finished] = ofType(events, 'finished');
    expect(finished).toMatchObject({ reason: 'max-steps', summary: { steps: 5120, seed: 1 } });
    expect(events.at(-1)).toBe(finished);
  });

  it('repeats itself bit for bit with the same seed, and not with another', async () => {
    const weightsOf = async (seed: number): Promise<unknown> => {
      const [finished] = ofType(await collectEvents(runConfig({ seed })), 'finished');
      return finished?.checkpoint.learner;
    };
    const first = await weightsOf(7);
    expect(first).toBeDefined();
    expect(await weightsOf(7)).toEqual(first);
    expect(await weightsOf(8)).not.toEqual(first);
  });

  it.each([1024, 2048, 3072])(
    'resumed from a checkpoint at %i steps is the run that did not stop',
    async (stop) => {
      const whole = ofType(await collectEvents(runConfig()), 'finished')[0];
      const first = ofType(await collectEvents(runConfig({ maxSteps: stop })), 'finished')[0];
      // Through a structured clone, as storage and workers hand it on.
      const origin = { type: 'checkpoint', checkpoint: structuredClone(first.checkpoint) } as const;
      const second = ofType(await collectEvents(runConfig(), origin), 'finished')[0];
      expect(second.checkpoint.learner).toEqual(whole.checkpoint.learner);
      expect(second.checkpoint.env).toEqual(whole.checkpoint.env);
      expect(second.summary.episodes).toBe(whole.summary.episodes);
    },
  );

  it('that ended between two evaluations, and was judged there, goes on as if it had not', async () => {
    const whole = await collectEvents(runConfig({ maxSteps: 8192 }));
    const ended = await collectEvents(runConfig({ maxSteps: 5120 }));
    const { evaluation, kept, isBest } = ofType(ended, 'evaluation').at(-1)!;
    expect(evaluation.trials).toHaveLength(10);
    expect(kept).toEqual([2048, 4096, 5120]);
    const [{ checkpoint, summary }] = ofType(ended, 'finished');
    expect(summary.best?.steps === 5120).toBe(isBest);
    const origin = { type: 'checkpoint', checkpoint: structuredClone(checkpoint) } as const;
    const resumed = await collectEvents(runConfig({ maxSteps: 8192 }), origin);
    const judged = (events: readonly TrainingEvent[]): unknown[] =>
      ofType(events, 'evaluation')
        .filter(({ steps }) => steps > 5120)
        .map(({ steps, evaluation: trials, meanReward }) => ({ steps, trials, meanReward }));
    expect(judged(resumed)).toHaveLength(2);
    expect(judged(resumed)).toEqual(judged(whole));
    const [end, other] = [whole, resumed].map((events) => ofType(events, 'finished')[0].checkpoint);
    expect(other.learner).toEqual(end.learner);
    const { kept: _kept, ...watched } = end.oversight!;
    expect(other.oversight).toMatchObject(watched);
    expect(other.progress.cleanStreak).toBe(end.progress.cleanStreak);
    // Nothing has been learnt since: it ends again as it is.
    const again = await collectEvents(runConfig({ maxSteps: 5120 }), origin);
    expect(again.map(({ type }) => type)).toEqual(['finished']);
  });

  it('with a warning, a plateau and kept checkpoints goes on from anywhere as if it had not stopped', async () => {
    const whole = await collectEvents(GAMED);
    const [{ steps: warned }] = ofType(whole, 'warning');
    const [end] = ofType(whole, 'finished');
    expect(end.reason).toBe('plateau');
    const { steps } = end.summary;
    const evaluations = ofType(whole, 'evaluation');
    const between = ofType(await collectEvents({ ...GAMED, maxSteps: warned - 512 }), 'finished')[0];
    const checkpoints = [
      between.checkpoint,
      ...evaluations.filter((event) => event.steps >= warned).map(({ checkpoint }) => checkpoint),
    ];
    expect(checkpoints.length).toBeGreaterThan(2);
    for (const checkpoint of checkpoints) {
      const resumed = await collectEvents(GAMED, {
        type: 'checkpoint',
        checkpoint: structuredClone(checkpoint),
      });
      const since = ({ steps: at }: { steps: number }): boolean => at > checkpoint.progress.steps;
      expect(ofType(resumed, 'warning')).toEqual(ofType(whole, 'warning').filter(since));
      const [last] = ofType(resumed, 'finished');
      expect(last.summary.steps).toBe(steps);
      expect(timeless(last.checkpoint)).toEqual(timeless(end.checkpoint));
    }
  });

  it('takes a checkpoint from before runs were watched', async () => {
    const [{ checkpoint }] = ofType(await collectEvents(runConfig({ maxSteps: 2048 })), 'finished');
    const { returns: _returns, oversight: _oversight, ...older } = structuredClone(checkpoint);
    const whole = ofType(await collectEvents(runConfig()), 'finished')[0];
    const resumed = await collectEvents(runConfig(), { type: 'checkpoint', checkpoint: older });
    expect(ofType(resumed, 'finished')[0]?.checkpoint.learner).toEqual(whole.checkpoint.learner);
    expect(ofType(resumed, 'evaluation').map(({ kept }) => kept)).toEqual([[4096]]);
  });

  it('takes a checkpoint from before cars tried again, also of several tracks', async () => {
    const { track } = runConfig();
    for (const config of [runConfig(), runConfig({ moreTracks: [track] })]) {
      const [{ checkpoint }] = ofType(await collectEvents({ ...config, maxSteps: 2048 }), 'finished');
      const older = structuredClone(checkpoint);
      for (const env of 'parts' in older.env ? older.env.parts : [older.env])
        for (const since of ['retries', 'episodeNumber', 'remembered']) Reflect.deleteProperty(env, since);
      const whole = ofType(await collectEvents(config), 'finished')[0];
      const resumed = await collectEvents(config, { type: 'checkpoint', checkpoint: older });
      expect(ofType(resumed, 'finished')[0]?.checkpoint.learner).toEqual(whole.checkpoint.learner);
    }
  });

  it('keeps the best by what it was told to', async () => {
    const events = await collectEvents(runConfig({ bestBy: 'reward', maxSteps: 8192 }));
    const evaluations = ofType(events, 'evaluation');
    const richest = evaluations.reduce((a, b) => (b.meanReward! > a.meanReward! ? b : a));
    const { bestBy, best } = ofType(events, 'finished')[0].summary;
    expect(bestBy).toBe('reward');
    expect(best).toMatchObject({ steps: richest.steps, meanReward: richest.meanReward });
    // Two iterations of equal size lie between two evaluations.
    const [first, second] = ofType(events, 'iteration');
    expect(evaluations[0].meanReward).toBeCloseTo((first.meanReward + second.meanReward) / 2, 12);
  });

  it('stops when asked to, between two iterations, and says so', async () => {
    let iterations = 0;
    const shouldStop = (): boolean => iterations >= 2;
    const betweenIterations = (): Promise<void> => Promise.resolve(void iterations++);
    const events = await collectEvents(runConfig(), undefined, { shouldStop, betweenIterations });
    expect(ofType(events, 'finished')[0]).toMatchObject({ reason: 'stopped', summary: { steps: 2048 } });
  });

  it.each([
    ['not judged once more', 3, [2048]],
    ['judged where it has not been before', 1, [1024]],
  ])('that is stopped is %s', async (_, stop, steps) => {
    let iterations = 0;
    const shouldStop = (): boolean => iterations >= stop;
    const betweenIterations = (): Promise<void> => Promise.resolve(void iterations++);
    const events = await collectEvents(runConfig(), undefined, { shouldStop, betweenIterations });
    expect(evaluatedSteps(events)).toEqual(steps);
  });

  it('that loses its scorer while it is being stopped does not blame the reward', async () => {
    const reward = typescript(
      'function reward_function(params: RewardParams): number { return Number.NaN; }',
    );
    let asked = 0;
    // Stopped during the first iteration.
    const events = await collectEvents(runConfig({ reward }), undefined, { shouldStop: () => asked++ > 0 });
    expect(ofType(events, 'reward-failed')).toEqual([]);
    expect(ofType(events, 'finished')[0]).toMatchObject({ reason: 'stopped', summary: { steps: 0 } });
  });

  it('shows every step of the cars to who asks', async () => {
    let shown = 0;
    await collectEvents(runConfig({ maxSteps: 1024 }), undefined, { onStep: () => void shown++ });
    expect(shown).toBe(16);
  });
});

describe('a reward that fails', () => {
  it('stops the run with its error, the params, and everything learnt before', async () => {
    const reward = typescript(`
      let calls = 0;
      function reward_function(params: RewardParams): number {
        calls++;
        if (calls > 56) throw new RangeError('too far');
        return params.speed;
      }`);
    const events = await collectEvents(runConfig({ reward }));
    const [failed] = ofType(events, 'reward-failed');
    expect(failed?.fault).toEqual({ type: 'RangeError', message: 'too far', line: 5 });
    expect(failed?.params).toMatchObject({ track_length: expect.closeTo(17.7, 2) as number });
    // 56 calls of each car are three rollouts and a half: the fourth did not count, and nothing is judged after it.
    expect(failed?.checkpoint.progress.steps).toBe(3072);
    expect(evaluatedSteps(events)).toEqual([2048]);
    expect(ofType(events, 'finished')).toEqual([]);
    const mended = { type: 'checkpoint', checkpoint: failed.checkpoint } as const;
    const [finished] = ofType(await collectEvents(runConfig({ maxSteps: 4096 }), mended), 'finished');
    expect(finished?.summary.steps).toBe(4096);
  });

  it.each([
    ['null', 'TypeError'],
    ['NaN', 'RangeError'],
    ['Infinity', 'RangeError'],
    ['100001', 'RangeError'],
  ])('by returning %s is a %s', async (value, type) => {
    const reward = typescript(`function reward_function(params) { return ${value} }`);
    const [failed] = ofType(await collectEvents(runConfig({ reward })), 'reward-failed');
    expect(failed?.fault.type).toBe(type);
    expect(failed?.fault.message).toMatch(/return/);
    expect(failed?.params?.steps).toBe(2);
  });

  it('by not parsing stops the run before it begins', async () => {
    const [event, ...more] = await collectEvents(
      runConfig({ reward: typescript('function reward_function( {') }),
    );
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      type: 'reward-failed',
      params: null,
      fault: { type: 'SyntaxError', line: 1 },
    });
  });

  it('by looping for ever is stopped, with the params of the call', async () => {
    const reward = typescript('function reward_function(params) { while (params.steps > 5) {} return 1 }');
    const [failed] = ofType(await collectEvents(runConfig({ reward })), 'reward-failed');
    expect(failed?.fault.type).toBe('TimeoutError');
    expect(failed?.params?.steps).toBe(6);
  });
});
