import { wrapAngle } from '../../math/angle.ts';
import { Rng } from '../../math/rng.ts';
import { clamp } from '../../math/scalar.ts';
import { createGroundPoint } from '../ground.ts';
import { ObjectStates } from '../object-states.ts';
import { DECISION_HZ } from '../physics.ts';
import { createCurvePoint } from './lane-curve.ts';
import { evenPlaces, type PlaceRange, randomPlaces } from './lap-places.ts';
import { INNER_LANE, type Lane, type Lanes, OUTER_LANE } from './lanes.ts';
import { BOT_SHAPE } from './object-shapes.ts';
import type { TrackObjects, TrackObjectsState } from './track-objects.ts';

export interface BotsOptions {
  readonly numCars: number;
  readonly numBots: number;
  /** Along the centre line [m/s] */
  readonly speed: number;
  readonly laneChanges: boolean;
  /** `even`: alternating lanes, the inner one first */
  readonly placement: 'even' | 'random';
}

/** DeepRacer's defaults: first places [m], seconds between lane changes, length of a change [m], seconds of a wait. */
const FIRST = 2;
const BEHIND_LINE = 1;
const GAP = 2;
const SHORTEST_STAY = 3;
const LONGEST_STAY = 5;
const CHANGE_DISTANCE = 1;
const WAIT_STEPS = 2 * DECISION_HZ;

/** Farther than any bot comes; a saved run holds finite numbers only [m] */
const NEVER = Number.MAX_VALUE;

/**
 * Bot cars on the lanes at one constant speed, lap after lap. They see nothing. A bot that has run into the car waits
 * two seconds, and with it all others of that car, so that their distances stay.
 */
export class Bots implements TrackObjects {
  readonly states: ObjectStates;
  readonly hasDrivers = true;
  readonly originHeight = 0;
  readonly #options: BotsOptions;
  readonly #lanes: Lanes[] = [];
  readonly #rngs: Rng[];
  /** Arc length where the bot began [m], [numCars × numBots] */
  readonly #start: Float64Array;
  readonly #lane: Int8Array;
  /** Metres to be travelled since the start before the next lane change begins. */
  readonly #changeAt: Float64Array;
  /** Steps in which the bots have moved since the start, [numCars] */
  readonly #stepsDriven: Float64Array;
  /** 0 while the bots drive; how often to stand still until they do so again, plus 1 for the step they set off with. */
  readonly #waiting: Float64Array;
  readonly #ground = createGroundPoint();
  readonly #point = createCurvePoint();
  readonly #other = createCurvePoint();

  constructor(options: BotsOptions) {
    const { numCars, numBots, speed } = options;
    this.#options = options;
    this.states = new ObjectStates(numCars, Array<typeof BOT_SHAPE>(numBots).fill(BOT_SHAPE));
    this.states.speed.fill(speed);
    this.#rngs = Array.from({ length: numCars }, () => new Rng(0));
    this.#start = new Float64Array(numCars * numBots);
    this.#lane = new Int8Array(numCars * numBots).fill(INNER_LANE);
    this.#changeAt = new Float64Array(numCars * numBots);
    this.#stepsDriven = new Float64Array(numCars);
    this.#waiting = new Float64Array(numCars);
  }

  reseed(rng: Rng): void {
    this.#rngs.forEach((_, i) => (this.#rngs[i] = rng.split()));
  }

  start(i: number, lanes: Lanes): void {
    const { numBots, placement } = this.#options;
    const rng = this.#rngs[i];
    const isRandom = placement === 'random';
    const range: PlaceRange = { first: FIRST, last: lanes.track.length - BEHIND_LINE, gap: GAP };
    const places = isRandom ? randomPlaces(range, numBots, rng) : evenPlaces(range, numBots);
    this.#lanes[i] = lanes;
    this.#stepsDriven[i] = 0;
    this.#waiting[i] = 0;
    places.forEach((s, k) => {
      const at = i * numBots + k;
      this.#start[at] = s;
      this.#lane[at] = (isRandom ? rng.integer(2) : k % 2) === 0 ? INNER_LANE : OUTER_LANE;
      this.#changeAt[at] = this.#nextChange(i, 0);
    });
    this.#pose(i);
  }

  advance(i: number): boolean {
    if (this.#waiting[i] > 1) {
      this.#waiting[i]--;
      return false;
    }
    this.#waiting[i] = 0;
    this.#stepsDriven[i]++;
    const travelled = this.#travelled(i);
    const { numBots } = this.#options;
    for (let at = i * numBots; at < (i + 1) * numBots; at++) {
      if (travelled < this.#changeAt[at] + CHANGE_DISTANCE) continue;
      this.#lane[at] = -this.#lane[at];
      this.#changeAt[at] = this.#nextChange(i, travelled);
    }
    this.#pose(i);
    return true;
  }

  /** Once the wait is over they must have moved before they can run into the car anew. */
  yield(i: number): void {
    if (this.#waiting[i] === 0) this.#waiting[i] = WAIT_STEPS + 1;
  }

  #travelled(i: number): number {
    return (this.#stepsDriven[i] * this.#options.speed) / DECISION_HZ;
  }

  #nextChange(i: number, travelled: number): number {
    const { laneChanges, speed } = this.#options;
    if (!laneChanges) return NEVER;
    const stay = SHORTEST_STAY + (LONGEST_STAY - SHORTEST_STAY) * this.#rngs[i].uniform();
    return travelled + stay * speed;
  }

  #pose(i: number): void {
    const { states } = this;
    const lanes = this.#lanes[i];
    const travelled = this.#travelled(i);
    for (let at = i * states.numObjects; at < (i + 1) * states.numObjects; at++) {
      const s = this.#start[at] + travelled;
      const lane = this.#lane[at] as Lane;
      const point = lanes.curve(lane).at(s, this.#point);
      const share = clamp((travelled - this.#changeAt[at]) / CHANGE_DISTANCE, 0, 1);
      if (share > 0) {
        const other = lanes.curve(lane === INNER_LANE ? OUTER_LANE : INNER_LANE).at(s, this.#other);
        // A cubic leaves one lane and meets the other without a kink.
        const ease = share * share * (3 - 2 * share);
        const rate = (6 * share * (1 - share)) / CHANGE_DISTANCE;
        point.dx += ease * (other.dx - point.dx) + rate * (other.x - point.x);
        point.dy += ease * (other.dy - point.dy) + rate * (other.y - point.y);
        point.x += ease * (other.x - point.x);
        point.y += ease * (other.y - point.y);
      }
      states.x[at] = point.x;
      states.y[at] = point.y;
      states.z[at] = lanes.track.groundAt(point.x, point.y, this.#ground).height;
      states.heading[at] = wrapAngle(Math.atan2(point.dy, point.dx));
    }
  }

  save(): TrackObjectsState {
    return {
      columns: Float64Array.of(
        ...this.#start,
        ...this.#lane,
        ...this.#changeAt,
        ...this.#stepsDriven,
        ...this.#waiting,
      ),
      rngs: this.#rngs.map((rng) => rng.save()),
    };
  }

  restore({ columns, rngs }: TrackObjectsState, lanesOf: (i: number) => Lanes): void {
    let from = 0;
    for (const column of [this.#start, this.#lane, this.#changeAt, this.#stepsDriven, this.#waiting]) {
      column.set(columns.subarray(from, from + column.length));
      from += column.length;
    }
    this.#rngs.forEach((rng, i) => {
      rng.restore(rngs[i]);
      this.#lanes[i] = lanesOf(i);
      this.#pose(i);
    });
  }
}
