import type { CarSpec } from '../sim/car-spec.ts';
import { INNER_LANE, Lanes, OUTER_LANE } from '../sim/objects/lanes.ts';
import { Rivals } from '../sim/objects/rivals.ts';
import { DECISION_HZ } from '../sim/physics.ts';
import { RaceWorld } from '../sim/race-world.ts';
import type { Track } from '../track/track.ts';
import { ContestDriver } from './contest-driver.ts';
import { completeRules, type EvaluationRules, EvaluationRulesError } from './evaluation-rules.ts';
import { type LiveStanding, LiveStandings } from './live-standings.ts';
import type { Pilot } from './pilot.ts';
import { RaceField } from './race-field.ts';
import type { RaceSpec } from './race-spec.ts';
import { type Standing, toStandings } from './standings.ts';
import type { OnTrialStep } from './trial-step.ts';

/** From one car's place on the grid to the next one's, along the track [m] */
const GRID_SPACING = 0.75;
const MAX_ENTRANTS = 8;

/** DeepRacer's races: three laps, and no fault ends them. */
export const CONTEST_RULES: Partial<EvaluationRules> = { trials: 3, resets: 10_000, continuous: true };

/** What is raced: head to head on one track, or each by itself among the same objects, or none. */
export type ContestRace = RaceSpec | { readonly type: 'head-to-head' };

export interface ContestOptions {
  readonly track: Track;
  readonly race: ContestRace;
  /** One to eight, two at least head to head, in the order of the grid. */
  readonly pilots: readonly Pilot[];
  /** Always a continuous drive. Default: `CONTEST_RULES`. */
  readonly rules?: Partial<EvaluationRules> | undefined;
  readonly car?: CarSpec | undefined;
  /** Decides the places and lane changes of objects, for all alike. Default 1. */
  readonly seed?: number | undefined;
  /** For logs and viewers; a trial is an entrant. */
  readonly onStep?: OnTrialStep | undefined;
}

/**
 * Several cars driven for the best place, step by step. Head to head, they push each other and see each other as objects, and
 * who runs into another car from behind is at fault; in all other races each has a road of its own with the same objects on it,
 * and the clock decides. Same options and same inputs of a person, same contest: the seed is all the chance there is.
 */
export class Contest {
  /** In the order of the entrants. */
  readonly drivers: readonly ContestDriver[];
  readonly rules: EvaluationRules;
  readonly #fields: readonly RaceField[];
  readonly #live: LiveStandings;
  readonly #onStep: OnTrialStep | undefined;
  #steps = 0;

  /** @throws EvaluationRulesError */
  constructor(options: ContestOptions) {
    const { race, pilots, onStep } = options;
    const least = race.type === 'head-to-head' ? 2 : 1;
    if (pilots.length < least || pilots.length > MAX_ENTRANTS)
      throw new EvaluationRulesError('entrants', `must be ${least} to ${MAX_ENTRANTS}`, pilots.length);
    this.rules = completeRules({ ...CONTEST_RULES, ...options.rules, continuous: true });
    this.#onStep = onStep;
    this.#fields = race.type === 'head-to-head' ? [sharedRoad(options)] : ownRoads(options, race);
    const isShared = race.type === 'head-to-head';
    this.drivers = pilots.map((pilot, i) => {
      const [field, car] = isShared ? [this.#fields[0], i] : [this.#fields[i], 0];
      return new ContestDriver(i, pilot, field, car, this.rules);
    });
    this.#live = new LiveStandings(this.#contestants, this.rules.trials);
  }

  /** Steps since the start, `DECISION_HZ` a second. */
  get steps(): number {
    return this.#steps;
  }

  /** Seconds since the start. */
  get time(): number {
    return this.#steps / DECISION_HZ;
  }

  /** Whether nobody drives any more. */
  get isOver(): boolean {
    return this.drivers.every(({ contestant }) => contestant.isDone);
  }

  /** One decision of everybody, and what comes of it. */
  step(): void {
    for (const driver of this.drivers) driver.drive(this.#steps, this.#onStep);
    this.#live.note(this.time);
    for (const field of this.#fields) {
      field.world.step();
      for (let i = 0; i < field.world.numCars; i++) field.advance(i);
    }
    this.#steps++;
  }

  /** Ends it for all who still drive, as if their time were up. */
  giveUp(): void {
    for (const { contestant } of this.drivers) if (!contestant.isDone) contestant.giveUp();
  }

  /** How it stands, in the order of the entrants. */
  live(): LiveStanding[] {
    return this.#live.current();
  }

  /** How it ended, in the order of the entrants. */
  standings(): Standing[] {
    return toStandings(this.#contestants, this.rules.trials);
  }

  get #contestants() {
    return this.drivers.map(({ contestant }) => contestant);
  }
}

/** All cars on one track, lined up on a grid. */
function sharedRoad({ track, car, pilots }: ContestOptions): RaceField {
  const world = new RaceWorld({ track, numCars: pilots.length, collide: true, ...(car && { car }) });
  const field = new RaceField({ world, objects: new Rivals(world) });
  lineUp(world);
  for (let i = 0; i < world.numCars; i++) field.advance(i);
  return field;
}

/** A road for each car, with the same objects in the same places; all start on the line. */
function ownRoads({ track, car, pilots, seed = 1 }: ContestOptions, race: RaceSpec): RaceField[] {
  return pilots.map(() => {
    const world = new RaceWorld({ track, numCars: 1, ...(car && { car }) });
    const field = new RaceField({ world, race });
    field.reseed(seed);
    field.start(0, 0);
    return field;
  });
}

/** Puts the cars on the grid: even ones in the outer lane, odd ones in the inner lane, each behind the one before. */
function lineUp(world: RaceWorld): void {
  const lanes = new Lanes(world.track);
  for (let i = 0; i < world.numCars; i++) {
    const { x, y, heading } = lanes.poseAt(i % 2 === 1 ? INNER_LANE : OUTER_LANE, -i * GRID_SPACING);
    world.place(i, x, y, heading);
  }
}
