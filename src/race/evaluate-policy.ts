import { DECISION_HZ, RaceWorld } from '../sim/race-world.ts';
import { ROW_SIZE } from '../reward/step-params.ts';
import type { CarSpec } from '../sim/car-spec.ts';
import type { Track } from '../track/track.ts';
import { type ActionSpaceSpec, type Command, decodeAction } from './action-space.ts';
import { Episode } from './episode.ts';
import { type Evaluation, summariseTrials, type Trial } from './evaluation.ts';
import { placeAtStart } from './place-at-start.ts';
import { createObserver } from './observers/create-observer.ts';
import { STATE_SENSORS } from './observers/sensor-spec.ts';
import { StepJudge } from './step-judge.ts';
import type { OnTrialStep } from './trial-step.ts';

/** A trial is given up after a lap at this mean speed [m/s] */
const SLOWEST_LAP_SPEED = 0.25;

/** Acts without exploring: the mean or the likeliest action for each observation. */
export interface DeterministicPolicy {
  /**
   * @param observations [rows × observationSize]
   * @returns [rows × actionSize] in the units of the action space; may be overwritten by the next call
   */
  act(observations: Float32Array, rows: number): Float32Array;
}

export interface EvaluationOptions {
  readonly track: Track;
  readonly actions: ActionSpaceSpec;
  readonly policy: DeterministicPolicy;
  /** Standing starts, one lap each. Default 10. */
  readonly trials?: number;
  /** Evenly spaced start positions over which the trials go round. Default: one per trial. */
  readonly starts?: number;
  readonly car?: CarSpec;
  /** For logs. */
  readonly onStep?: OnTrialStep | undefined;
}

/** Lets a policy drive one lap from each of several standing starts, all at once. */
export function evaluatePolicy(options: EvaluationOptions): Evaluation {
  const { track, actions, policy, trials = 10, starts = trials } = options;
  const world = new RaceWorld({ track, numCars: trials, ...(options.car && { car: options.car }) });
  const observer = createObserver(STATE_SENSORS);
  const view = { track, states: world.states, objects: null };
  const judge = new StepJudge(track, world.car);
  const size = observer.space.low.length;
  const observations = new Float32Array(trials * size);
  const command: Command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };
  const params = new Float64Array(ROW_SIZE);
  const results: (Trial | undefined)[] = Array.from({ length: trials });
  const episodes = results.map((_, i) => {
    const start = (i % starts) / starts;
    placeAtStart(world, i, start);
    const episode = new Episode();
    episode.start(start, judge.look(world.states, i));
    return episode;
  });
  const maxSteps = Math.ceil((track.length / SLOWEST_LAP_SPEED) * DECISION_HZ);
  for (let step = 0; step <= maxSteps && results.includes(undefined); step++) {
    for (let i = 0; i < trials; i++) observer.observe(view, i, observations, i * size);
    const chosen = policy.act(observations, trials);
    for (let i = 0; i < trials; i++) {
      if (results[i]) continue;
      const episode = episodes[i];
      episode.advance(judge.look(world.states, i));
      decodeAction(actions, chosen, i, command);
      world.command(i, command.steeringAngle, command.speed);
      if (episode.status !== 'in_progress') results[i] = toTrial(episode, step);
      if (!options.onStep) continue;
      judge.writeParams(params, 0, episode, command, step / DECISION_HZ);
      const status = step === maxSteps && !results[i] ? 'time_up' : episode.status;
      const action = actions.type === 'discrete' ? chosen[i] : -1;
      options.onStep(params, {
        trial: i,
        status,
        isDone: status !== 'in_progress',
        action,
        pauseDuration: 0,
        crashes: 0,
      });
    }
    world.step();
  }
  return summariseTrials(
    results.map((trial, i) => trial ?? { ...toTrial(episodes[i], maxSteps), status: 'time_up' }),
  );
}

/** @param steps physics steps driven before the rules ended the trial */
function toTrial({ status, progress }: Episode, steps: number): Trial {
  return {
    progress,
    lapTime: status === 'lap_complete' ? steps / DECISION_HZ : null,
    offTracks: status === 'off_track' ? 1 : 0,
    crashes: 0,
    resets: 0,
    status,
  };
}
