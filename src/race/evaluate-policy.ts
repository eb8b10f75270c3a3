import { rowSize } from '../reward/step-params.ts';
import type { CarSpec } from '../sim/car-spec.ts';
import { DECISION_HZ } from '../sim/physics.ts';
import { RaceWorld } from '../sim/race-world.ts';
import type { SceneryCache } from '../sim/sensors/scenery.ts';
import type { Track } from '../track/track.ts';
import { type ActionSpaceSpec, type Command, decodeAction } from './action-space.ts';
import { Contestant } from './contestant.ts';
import { type Evaluation, summariseTrials } from './evaluation.ts';
import { completeRules, type EvaluationRules } from './evaluation-rules.ts';
import { createObserver } from './observers/create-observer.ts';
import { type SensorSpec, STATE_SENSORS } from './observers/sensor-spec.ts';
import { RaceField } from './race-field.ts';
import type { RaceSpec } from './race-spec.ts';
import type { OnTrialDecision } from './trial-decision.ts';
import type { OnTrialStep } from './trial-step.ts';

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
  /** Default: ten standing starts of one lap, the first fault ends each. */
  readonly rules?: Partial<EvaluationRules> | undefined;
  /** What is in the way. Default: a time trial. */
  readonly race?: RaceSpec | undefined;
  /** Decides the places and lane changes of objects; a time trial knows no chance. Default 1. */
  readonly seed?: number | undefined;
  readonly sensors?: SensorSpec | undefined;
  /** Painted tracks to share with other observers. Default: its own. */
  readonly sceneries?: SceneryCache | undefined;
  readonly car?: CarSpec | undefined;
  /** For logs. */
  readonly onStep?: OnTrialStep | undefined;
  /** For recordings. */
  readonly onDecision?: OnTrialDecision | undefined;
}

/**
 * Lets a policy drive under the rules of an evaluation: standing starts all at once, each car with objects of its own,
 * or one continuous drive.
 * @throws EvaluationRulesError
 */
export function evaluatePolicy(options: EvaluationOptions): Evaluation {
  const { track, actions, policy, race, car, seed = 1, sensors = STATE_SENSORS } = options;
  const rules = completeRules(options.rules);
  const numCars = rules.continuous ? 1 : rules.trials;
  const starts = rules.continuous ? 1 : (rules.starts ?? numCars);
  const world = new RaceWorld({ track, numCars, ...(car && { car }) });
  const field = new RaceField({ world, race });
  field.reseed(seed);
  const contestants = Array.from({ length: numCars }, (_, i) => {
    const start = (i % starts) / starts;
    field.start(i, start);
    return new Contestant(field, i, start, rules);
  });
  const observer = createObserver(sensors, options.sceneries, world.car.mounts);
  const size = observer.space.low.length;
  const observations = new Float32Array(numCars * size);
  const command: Command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };
  const params = new Float64Array(rowSize(field.numObjects));
  for (let step = 0; contestants.some(({ isDone }) => !isDone); step++) {
    for (let i = 0; i < numCars; i++) observer.observe(field.viewOf(i), i, observations, i * size);
    const chosen = policy.act(observations, numCars);
    for (const [i, contestant] of contestants.entries()) {
      if (contestant.isDone) continue;
      const look = field.look(i);
      contestant.judge(look);
      options.onDecision?.({
        trial: i,
        field,
        progress: contestant.episode.progress,
        observation: observations.subarray(i * size, (i + 1) * size),
      });
      decodeAction(actions, chosen, i, command);
      if (contestant.isDriving) world.command(i, command.steeringAngle, command.speed);
      if (!options.onStep) continue;
      look.writeParams(params, 0, contestant.episode, command, step / DECISION_HZ);
      options.onStep(params, contestant.describe(actions.type === 'discrete' ? chosen[i] : -1));
    }
    world.step();
    for (let i = 0; i < numCars; i++) field.advance(i);
  }
  return summariseTrials(
    contestants.flatMap(({ laps }) => laps),
    rules.trials,
  );
}
