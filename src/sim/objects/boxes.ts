import { Rng } from '../../math/rng.ts';
import { createGroundPoint } from '../ground.ts';
import { ObjectStates } from '../object-states.ts';
import { evenPlaces, type PlaceRange, randomPlaces } from './lap-places.ts';
import { INNER_LANE, type Lane, type Lanes, OUTER_LANE } from './lanes.ts';
import { BOX_SHAPE } from './object-shapes.ts';
import type { TrackObjects, TrackObjectsState } from './track-objects.ts';

export interface BoxesOptions {
  readonly numCars: number;
  readonly numBoxes: number;
  /** `even`: alternating lanes, the inner one first; or share of the lap and lane of every box */
  readonly placement: 'even' | 'random' | readonly (readonly [share: number, lane: Lane])[];
}

/** Where boxes are put unless places are given, in shares of the lap: the bounds of DeepRacer's console. */
const FIRST = 0.07;
const LAST = 0.9;
const GAP = 0.13;

/** Boxes in the middle of a lane, along the lane. Random ones are put anew for every episode. */
export class Boxes implements TrackObjects {
  readonly states: ObjectStates;
  readonly hasDrivers = false;
  readonly originHeight = 0.1;
  readonly #placement: BoxesOptions['placement'];
  readonly #rngs: Rng[];
  readonly #ground = createGroundPoint();

  constructor({ numCars, numBoxes, placement }: BoxesOptions) {
    this.states = new ObjectStates(numCars, Array<typeof BOX_SHAPE>(numBoxes).fill(BOX_SHAPE));
    this.#placement = placement;
    this.#rngs = Array.from({ length: numCars }, () => new Rng(0));
  }

  reseed(rng: Rng): void {
    this.#rngs.forEach((_, i) => (this.#rngs[i] = rng.split()));
  }

  start(i: number, lanes: Lanes, isRetry = false): void {
    if (isRetry) return;
    const { states } = this;
    this.#draw(this.#rngs[i], lanes.track.length).forEach(([s, lane], k) => {
      const at = i * states.numObjects + k;
      const { x, y, heading } = lanes.poseAt(lane, s);
      states.x[at] = x;
      states.y[at] = y;
      states.z[at] = lanes.track.groundAt(x, y, this.#ground).height;
      states.heading[at] = heading;
    });
  }

  advance(): boolean {
    return false;
  }

  yield(): void {}

  /** Arc length [m] and lane of each box. */
  #draw(rng: Rng, length: number): (readonly [number, Lane])[] {
    const placement = this.#placement;
    if (placement !== 'even' && placement !== 'random') {
      return placement.map(([share, lane]) => [share * length, lane]);
    }
    const range: PlaceRange = { first: FIRST * length, last: LAST * length, gap: GAP * length };
    const { numObjects } = this.states;
    return placement === 'even'
      ? evenPlaces(range, numObjects).map((s, k) => [s, k % 2 === 0 ? INNER_LANE : OUTER_LANE])
      : randomPlaces(range, numObjects, rng).map((s) => [s, rng.integer(2) === 0 ? INNER_LANE : OUTER_LANE]);
  }

  save(): TrackObjectsState {
    const { x, y, z, heading } = this.states;
    return {
      columns: Float64Array.of(...x, ...y, ...z, ...heading),
      rngs: this.#rngs.map((rng) => rng.save()),
    };
  }

  restore({ columns, rngs }: TrackObjectsState): void {
    const { x, y, z, heading } = this.states;
    [x, y, z, heading].forEach((column, k) =>
      column.set(columns.subarray(k * column.length, (k + 1) * column.length)),
    );
    this.#rngs.forEach((rng, i) => rng.restore(rngs[i]));
  }
}
