import { Rng, type RngState } from '../math/rng.ts';
import { wrap } from '../math/scalar.ts';
import { INNER_LANE, type Lane, Lanes, OUTER_LANE } from '../sim/objects/lanes.ts';
import type { TrackObjects, TrackObjectsState } from '../sim/objects/track-objects.ts';
import type { ObjectStates } from '../sim/object-states.ts';
import type { Pose, RaceWorld } from '../sim/race-world.ts';
import { SensorVariations, type SensorVariationsState } from '../sim/sensors/sensor-variations.ts';
import { ReversedTrack } from '../track/reversed-track.ts';
import type { Track } from '../track/track.ts';
import { createObjects } from './create-objects.ts';
import { ObjectJudge } from './object-judge.ts';
import type { SensorView } from './observers/observer.ts';
import { placeAtStart } from './place-at-start.ts';
import { CarVariations } from './car-variations.ts';
import { numObjectsOf, type RaceSpec, TIME_TRIAL } from './race-spec.ts';
import type { Randomisation } from './randomisation.ts';
import { StepJudge } from './step-judge.ts';

/** A start with an object this near along the track is moved to the other lane, a reset behind a box this near [m] */
const CLEAR_START = 1;
/** How far behind a box, and in the other lane, a reset puts the car [m] */
const BEHIND_BOX = 1;

export interface RaceFieldOptions {
  readonly world: RaceWorld;
  /** Default: a time trial. */
  readonly race?: RaceSpec | undefined;
  /** What is on every car's track in place of the race's own objects. */
  readonly objects?: TrackObjects | undefined;
  /** Whether cars may be started in the other driving direction. Default false. */
  readonly bothDirections?: boolean | undefined;
  /** What is another in every episode. Default: nothing. */
  readonly randomisation?: Randomisation | null | undefined;
}

/** The track as it is driven in one direction. */
interface Way {
  readonly track: Track;
  readonly lanes: Lanes;
  readonly judge: StepJudge;
  readonly view: SensorView;
}

/**
 * The cars of a world with all that is on the track beside them, each in its own driving direction: starts episodes,
 * moves the objects and looks at everything with the eyes of the rules.
 */
export class RaceField {
  readonly world: RaceWorld;
  readonly numObjects: number;
  readonly #objects: TrackObjects | null;
  readonly #objectJudge: ObjectJudge | null;
  readonly #variations: SensorVariations | null;
  readonly #cars: CarVariations | null;
  /** Whether the objects are boxes, which stay where they are. */
  readonly hasBoxes: boolean;
  /** Forwards, and backwards where that is possible. */
  readonly #ways: readonly Way[];
  /** 1 for cars that drive against the order of the track's points, [numCars] */
  readonly #isReversed: Uint8Array;

  constructor(options: RaceFieldOptions) {
    const { world, race = TIME_TRIAL, bothDirections = false, randomisation } = options;
    this.world = world;
    this.#objects = options.objects ?? createObjects(race, world.numCars);
    this.numObjects = options.objects?.states.numObjects ?? numObjectsOf(race);
    this.#objectJudge = this.#objects && new ObjectJudge(this.#objects, race, world.car);
    const sensors = randomisation?.sensors;
    this.#variations = sensors ? new SensorVariations(world.numCars, sensors) : null;
    this.#cars = randomisation ? new CarVariations(world, randomisation) : null;
    this.hasBoxes = race.type === 'object-avoidance';
    this.#isReversed = new Uint8Array(world.numCars);
    const forwards = this.#way(world.track, false);
    this.#ways = bothDirections ? [forwards, this.#way(new ReversedTrack(world.track), true)] : [forwards];
  }

  /** Null in a time trial. */
  get objects(): ObjectStates | null {
    return this.#objects?.states ?? null;
  }

  /** Makes all that is random about the objects, the sensors and the cars begin anew. */
  reseed(seed: number): void {
    this.#objects?.reseed(new Rng(seed));
    const rng = new Rng(seed);
    this.#variations?.reseed(rng.split());
    this.#cars?.reseed(rng.split());
  }

  /**
   * Puts a car at rest on a start, and its objects on their first places.
   * @param start share of the lap in driving direction, 0 … 1
   * @param isRetry whether boxes stay where they are
   */
  start(i: number, start: number, isReversed = false, isRetry = false): void {
    this.#isReversed[i] = isReversed ? 1 : 0;
    this.#variations?.start(i);
    this.#cars?.start(i);
    const { track, lanes } = this.#wayOf(i);
    if (this.#objects) {
      this.#objects.start(i, lanes, isRetry);
      this.#objectJudge?.measure(i, track);
      const object = this.#objectNear(i, start * track.length, track);
      if (object !== null) {
        const pose = lanes.poseAt(this.#otherLane(i, object, track), start * track.length);
        this.world.place(i, pose.x, pose.y, pose.heading);
        return;
      }
    }
    placeAtStart(this.world, i, start, track);
  }

  /**
   * Where a car is put back to: the middle of the lane that is nearer to it; with a box within 1 m, 1 m behind that in
   * the other lane.
   * @param share of the lap in driving direction, any
   */
  resetPose(i: number, share: number, x: number, y: number): Pose {
    const { track, lanes } = this.#wayOf(i);
    const s = wrap(share * track.length, track.length);
    const box = this.hasBoxes ? this.#objectNear(i, s, track) : null;
    if (box !== null) {
      return lanes.poseAt(this.#otherLane(i, box, track), this.#objectJudge!.placeOf(i, box) - BEHIND_BOX);
    }
    const inner = lanes.poseAt(INNER_LANE, s);
    const outer = lanes.poseAt(OUTER_LANE, s);
    return Math.hypot(inner.x - x, inner.y - y) < Math.hypot(outer.x - x, outer.y - y) ? inner : outer;
  }

  /** The rules' look at car `i`; valid until the next one. */
  look(i: number): StepJudge {
    return this.#wayOf(i).judge.look(this.world.states, i);
  }

  /** What the sensors of car `i` see. */
  viewOf(i: number): SensorView {
    return this.#wayOf(i).view;
  }

  /** One decision's time passes for the objects and the sensors of car `i`. */
  advance(i: number): void {
    this.#variations?.advance(i);
    if (this.#objects?.advance(i)) this.#objectJudge?.measure(i, this.#wayOf(i).track);
  }

  /** One of the objects of car `i` has run into it. */
  yield(i: number): void {
    this.#objects?.yield(i);
  }

  save(): RaceFieldState {
    return {
      isReversed: this.#isReversed.slice(),
      objects: this.#objects?.save() ?? null,
      variations: this.#variations?.save() ?? null,
      cars: this.#cars?.save() ?? null,
    };
  }

  restore({ isReversed, objects, variations, cars }: RaceFieldState): void {
    this.#isReversed.set(isReversed);
    if (variations) this.#variations?.restore(variations);
    if (cars) this.#cars?.restore(cars);
    if (!this.#objects || !objects) return;
    this.#objects.restore(objects, (i) => this.#wayOf(i).lanes);
    for (let i = 0; i < this.world.numCars; i++) this.#objectJudge?.measure(i, this.#wayOf(i).track);
  }

  #wayOf(i: number): Way {
    return this.#ways[this.#isReversed[i]];
  }

  #way(track: Track, isReversed: boolean): Way {
    const { states, car } = this.world;
    return {
      track,
      lanes: new Lanes(track),
      judge: new StepJudge(track, car, { isReversed, objects: this.#objectJudge }),
      view: { track, states, objects: this.objects, variations: this.#variations ?? undefined },
    };
  }

  /** The object that is nearest to a place, if one is near at all. @param s arc length [m] */
  #objectNear(i: number, s: number, track: Track): number | null {
    let nearest: number | null = null;
    let least = CLEAR_START;
    for (let k = 0; k < this.numObjects; k++) {
      const apart = Math.abs(this.#objectJudge!.placeOf(i, k) - s) % track.length;
      const gap = Math.min(apart, track.length - apart);
      if (gap >= least) continue;
      least = gap;
      nearest = k;
    }
    return nearest;
  }

  /** The lane in which object `k` of car `i` is not. */
  #otherLane(i: number, k: number, track: Track): Lane {
    const { x, y } = this.objects!;
    const at = i * this.numObjects + k;
    return track.isLeftOfCentre(x[at], y[at]) === track.isCounterClockwise ? OUTER_LANE : INNER_LANE;
  }
}

/** A frozen `RaceField`; structured-cloneable. */
export interface RaceFieldState {
  readonly isReversed: Uint8Array;
  /** Null in a time trial. */
  readonly objects: TrackObjectsState | null;
  /** Null where the sensors do not vary. */
  readonly variations: SensorVariationsState | null;
  /** Null where the cars do not vary. */
  readonly cars: RngState | null;
}
