import { Rng } from '../math/rng.ts';
import { Boxes } from '../sim/objects/boxes.ts';
import { Bots } from '../sim/objects/bots.ts';
import { INNER_LANE, Lanes, OUTER_LANE } from '../sim/objects/lanes.ts';
import type { TrackObjects, TrackObjectsState } from '../sim/objects/track-objects.ts';
import type { ObjectStates } from '../sim/object-states.ts';
import type { RaceWorld } from '../sim/race-world.ts';
import { ReversedTrack } from '../track/reversed-track.ts';
import type { Track } from '../track/track.ts';
import { ObjectJudge } from './object-judge.ts';
import type { SensorView } from './observers/observer.ts';
import { placeAtStart } from './place-at-start.ts';
import { numObjectsOf, type RaceSpec, TIME_TRIAL } from './race-spec.ts';
import { StepJudge } from './step-judge.ts';

/** A start with an object this near along the track is moved to the other lane [m] */
const CLEAR_START = 1;

export interface RaceFieldOptions {
  readonly world: RaceWorld;
  /** Default: a time trial. */
  readonly race?: RaceSpec | undefined;
  /** Whether cars may be started in the other driving direction. Default false. */
  readonly bothDirections?: boolean | undefined;
}

/** The track as it is driven in one direction. */
interface Way {
  readonly track: Track;
  readonly lanes: Lanes | null;
  readonly judge: StepJudge;
  readonly view: SensorView;
}

/**
 * The cars of a world with all that is on the track beside them, each in its own driving direction: starts episodes,
 * moves the objects and looks at everything with the eyes of the rules.
 */
export class RaceField {
  readonly numObjects: number;
  readonly #world: RaceWorld;
  readonly #objects: TrackObjects | null;
  readonly #objectJudge: ObjectJudge | null;
  /** Forwards, and backwards where that is possible. */
  readonly #ways: readonly Way[];
  /** 1 for cars that drive against the order of the track's points, [numCars] */
  readonly #isReversed: Uint8Array;

  constructor({ world, race = TIME_TRIAL, bothDirections = false }: RaceFieldOptions) {
    this.numObjects = numObjectsOf(race);
    this.#world = world;
    this.#objects = createObjects(race, world.numCars);
    this.#objectJudge = this.#objects && new ObjectJudge(this.#objects, race);
    this.#isReversed = new Uint8Array(world.numCars);
    const forwards = this.#way(world.track, false);
    this.#ways = bothDirections ? [forwards, this.#way(new ReversedTrack(world.track), true)] : [forwards];
  }

  /** Null in a time trial. */
  get objects(): ObjectStates | null {
    return this.#objects?.states ?? null;
  }

  /** Makes all that is random about the objects begin anew. */
  reseed(seed: number): void {
    this.#objects?.reseed(new Rng(seed));
  }

  /**
   * Puts a car at rest on a start, and its objects on their first places.
   * @param start share of the lap in driving direction, 0 … 1
   */
  start(i: number, start: number, isReversed = false): void {
    this.#isReversed[i] = isReversed ? 1 : 0;
    const { track, lanes } = this.#wayOf(i);
    if (this.#objects && lanes) {
      this.#objects.start(i, lanes);
      this.#objectJudge?.measure(i, track);
      const lane = this.#laneInTheWay(i, start * track.length, track);
      if (lane !== null) {
        const pose = lanes.poseAt(lane === INNER_LANE ? OUTER_LANE : INNER_LANE, start * track.length);
        this.#world.place(i, pose.x, pose.y, pose.heading);
        return;
      }
    }
    placeAtStart(this.#world, i, start, track);
  }

  /** The rules' look at car `i`; valid until the next one. */
  look(i: number): StepJudge {
    return this.#wayOf(i).judge.look(this.#world.states, i);
  }

  /** What the sensors of car `i` see. */
  viewOf(i: number): SensorView {
    return this.#wayOf(i).view;
  }

  /** One decision's time passes for the objects of car `i`. */
  advance(i: number): void {
    if (this.#objects?.advance(i)) this.#objectJudge?.measure(i, this.#wayOf(i).track);
  }

  /** One of the objects of car `i` has run into it. */
  yield(i: number): void {
    this.#objects?.yield(i);
  }

  save(): RaceFieldState {
    return { isReversed: this.#isReversed.slice(), objects: this.#objects?.save() ?? null };
  }

  restore({ isReversed, objects }: RaceFieldState): void {
    this.#isReversed.set(isReversed);
    if (!this.#objects || !objects) return;
    this.#objects.restore(objects, (i) => this.#wayOf(i).lanes!);
    for (let i = 0; i < this.#world.numCars; i++) this.#objectJudge?.measure(i, this.#wayOf(i).track);
  }

  #wayOf(i: number): Way {
    return this.#ways[this.#isReversed[i]];
  }

  #way(track: Track, isReversed: boolean): Way {
    const { states, car } = this.#world;
    return {
      track,
      lanes: this.#objects && new Lanes(track),
      judge: new StepJudge(track, car, { isReversed, objects: this.#objectJudge }),
      view: { track, states, objects: this.objects },
    };
  }

  /** The lane of the object that is nearest to a start, if one is near at all. @param s arc length [m] */
  #laneInTheWay(i: number, s: number, track: Track): typeof INNER_LANE | typeof OUTER_LANE | null {
    const { x, y } = this.objects!;
    let nearest = -1;
    let least = CLEAR_START;
    for (let k = 0; k < this.numObjects; k++) {
      const apart = Math.abs(this.#objectJudge!.placeOf(i, k) - s) % track.length;
      const gap = Math.min(apart, track.length - apart);
      if (gap >= least) continue;
      least = gap;
      nearest = i * this.numObjects + k;
    }
    if (nearest < 0) return null;
    return track.isLeftOfCentre(x[nearest], y[nearest]) === track.isCounterClockwise
      ? INNER_LANE
      : OUTER_LANE;
  }
}

/** A frozen `RaceField`; structured-cloneable. */
export interface RaceFieldState {
  readonly isReversed: Uint8Array;
  /** Null in a time trial. */
  readonly objects: TrackObjectsState | null;
}

function createObjects(race: RaceSpec, numCars: number): TrackObjects | null {
  if (race.type === 'object-avoidance') {
    return new Boxes({ numCars, numBoxes: race.boxes, placement: race.placement });
  }
  return race.type === 'head-to-bot' ? new Bots({ ...race, numCars, numBots: race.bots }) : null;
}
