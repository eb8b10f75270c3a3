import { rowSize } from '../reward/step-params.ts';
import type { CarSpec } from '../sim/car-spec.ts';
import { INNER_LANE, Lanes, OUTER_LANE } from '../sim/objects/lanes.ts';
import { Rivals } from '../sim/objects/rivals.ts';
import { DECISION_HZ } from '../sim/physics.ts';
import { RaceWorld } from '../sim/race-world.ts';
import { boundsOf } from '../track/bounds.ts';
import type { Track } from '../track/track.ts';
import { type ActionSpaceSpec, type Command, decodeAction } from './action-space.ts';
import { Contestant } from './contestant.ts';
import type { DeterministicPolicy } from './evaluate-policy.ts';
import { completeRules, type EvaluationRules, EvaluationRulesError } from './evaluation-rules.ts';
import { createObserver } from './observers/create-observer.ts';
import type { Observer } from './observers/observer.ts';
import { type SensorSpec, STATE_SENSORS } from './observers/sensor-spec.ts';
import { RaceField } from './race-field.ts';
import { type Standing, toStandings } from './standings.ts';
import type { OnTrialStep } from './trial-step.ts';

/** From one car's place on the grid to the next one's, along the track [m] */
const GRID_SPACING = 0.75;
const MAX_ENTRANTS = 8;
/** Cars that are done stand beside each other this far outside the track [m] */
const PARK_MARGIN = 1;
const PARK_SPACING = 0.5;

/** DeepRacer's races: three laps, and no fault ends them. */
export const HEAD_TO_HEAD_RULES: Partial<EvaluationRules> = { trials: 3, resets: 10_000, continuous: true };

/** A policy in a race against others. */
export interface Entrant {
  readonly policy: DeterministicPolicy;
  readonly actions: ActionSpaceSpec;
  readonly sensors?: SensorSpec | undefined;
}

export interface HeadToHeadOptions {
  readonly track: Track;
  /** Two to eight, in the order of the grid. */
  readonly entrants: readonly Entrant[];
  /** Always a continuous drive. Default: `HEAD_TO_HEAD_RULES`. */
  readonly rules?: Partial<EvaluationRules> | undefined;
  readonly car?: CarSpec | undefined;
  /** For logs and viewers; a trial is an entrant. */
  readonly onStep?: OnTrialStep | undefined;
}

/**
 * A race between policies on one track. Their cars push each other and see each other as objects; who runs into another
 * car from behind is at fault and serves a penalty. Same options, same race: there is no chance in it.
 * @returns one standing per entrant, in the order of the entrants
 * @throws EvaluationRulesError
 */
export function raceHeadToHead(options: HeadToHeadOptions): Standing[] {
  const { track, entrants, car } = options;
  const numCars = entrants.length;
  if (numCars < 2 || numCars > MAX_ENTRANTS)
    throw new EvaluationRulesError('entrants', `must be 2 to ${MAX_ENTRANTS}`, numCars);
  const rules = completeRules({ ...HEAD_TO_HEAD_RULES, ...options.rules, continuous: true });
  const world = new RaceWorld({ track, numCars, collide: true, ...(car && { car }) });
  const field = new RaceField({ world, objects: new Rivals(world) });
  lineUp(world);
  for (let i = 0; i < numCars; i++) field.advance(i);
  const drivers = entrants.map((entrant, i) => new Driver(entrant, field, i, rules));
  for (let step = 0; drivers.some(({ contestant }) => !contestant.isDone); step++) {
    for (const driver of drivers) driver.drive(step, options.onStep);
    world.step();
    for (let i = 0; i < numCars; i++) field.advance(i);
  }
  return toStandings(
    drivers.map(({ contestant }) => contestant),
    rules.trials,
  );
}

/** Puts the cars on the grid: even ones in the outer lane, odd ones in the inner lane, each behind the one before. */
function lineUp(world: RaceWorld): void {
  const lanes = new Lanes(world.track);
  for (let i = 0; i < world.numCars; i++) {
    const { x, y, heading } = lanes.poseAt(i % 2 === 1 ? INNER_LANE : OUTER_LANE, -i * GRID_SPACING);
    world.place(i, x, y, heading);
  }
}

/** An entrant at the wheel of a car. */
class Driver {
  readonly contestant: Contestant;
  readonly #entrant: Entrant;
  readonly #field: RaceField;
  readonly #i: number;
  readonly #observer: Observer;
  readonly #observation: Float32Array;
  readonly #params: Float64Array;
  readonly #command: Command = { steeringDegrees: 0, steeringAngle: 0, speed: 0 };

  constructor(entrant: Entrant, field: RaceField, i: number, rules: EvaluationRules) {
    this.contestant = new Contestant(field, i, 0, rules);
    this.#entrant = entrant;
    this.#field = field;
    this.#i = i;
    this.#observer = createObserver(entrant.sensors ?? STATE_SENSORS, undefined, field.world.car.mounts);
    this.#observation = new Float32Array(this.#observer.space.low.length);
    this.#params = new Float64Array(rowSize(field.numObjects));
  }

  /** One decision: the rules first, then the policy. */
  drive(step: number, onStep: OnTrialStep | undefined): void {
    const { contestant } = this;
    if (contestant.isDone) return;
    const { policy, actions } = this.#entrant;
    const at = this.#field.look(this.#i);
    contestant.judge(at);
    this.#observer.observe(this.#field.viewOf(this.#i), this.#i, this.#observation, 0);
    const chosen = policy.act(this.#observation, 1);
    const { steeringAngle, speed } = decodeAction(actions, chosen, 0, this.#command);
    if (contestant.isDriving) this.#field.world.command(this.#i, steeringAngle, speed);
    at.writeParams(this.#params, 0, contestant.episode, this.#command, step / DECISION_HZ);
    onStep?.(this.#params, contestant.describe(actions.type === 'discrete' ? chosen[0] : -1));
    if (contestant.isDone) this.#park();
  }

  /** Out of the way of those who still drive. */
  #park(): void {
    const { world } = this.#field;
    const { left, bottom } = boundsOf([world.track.left, world.track.right], PARK_MARGIN);
    world.setGhost(this.#i, true);
    world.place(this.#i, left + this.#i * PARK_SPACING, bottom, 0);
  }
}
