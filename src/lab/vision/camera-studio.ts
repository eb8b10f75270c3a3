import { toRadians } from '../../math/angle.ts';
import type { Rng } from '../../math/rng.ts';
import { poseOnRoad } from '../../reward/posed-params.ts';
import type { CarSpec } from '../../sim/car-spec.ts';
import { CarStates } from '../../sim/car-states.ts';
import { ObjectStates } from '../../sim/object-states.ts';
import { INNER_LANE, Lanes, OUTER_LANE } from '../../sim/objects/lanes.ts';
import { BOX_SHAPE } from '../../sim/objects/object-shapes.ts';
import type { SceneryCache } from '../../sim/sensors/scenery.ts';
import { SensorVariations } from '../../sim/sensors/sensor-variations.ts';
import type { Track } from '../../track/track.ts';
import { CameraEye } from './camera-eye.ts';
import { CameraJudge } from './camera-judge.ts';

/** How many of the poses are beside the road, up to how far from its border [m], and how many roads have boxes. */
const SHARE_BESIDE = 0.3;
const BESIDE = 1.4;
const SHARE_WITH_BOXES = 0.6;
/** How far a car is turned from the road's direction at most, on it and beside it [°] */
const TURN = { on: 12, beside: 60 } as const;
/** How far ahead of the car the first box stands; the second one stands anywhere [m] */
const BOX_AHEAD = { from: 0.4, to: 5 } as const;

/** One car with a camera, put anywhere on one track. */
export class CameraStudio {
  readonly #track: Track;
  readonly #car: CarSpec;
  readonly #lanes: Lanes;
  readonly #judge: CameraJudge;
  readonly #eye: CameraEye;
  readonly #rng: Rng;
  readonly #states = new CarStates(1);
  readonly #boxes = new ObjectStates(1, [BOX_SHAPE, BOX_SHAPE]);
  readonly #variations = new SensorVariations(1);
  #hasBoxes = false;

  constructor(track: Track, car: CarSpec, sceneries: SceneryCache, rng: Rng) {
    this.#track = track;
    this.#car = car;
    this.#lanes = new Lanes(track);
    this.#judge = new CameraJudge(track, car);
    this.#eye = new CameraEye(car.mounts.camera, sceneries);
    this.#rng = rng;
    this.#variations.reseed(rng.split());
  }

  /** Puts car and boxes somewhere by chance. @returns what is to be seen from there: index in `CAMERA_CLASSES`, or null */
  pose(): number | null {
    const rng = this.#rng;
    const s = this.#between(0, this.#track.length);
    const { segment } = this.#track.centre.at(s);
    const left = this.#track.widthLeft[segment];
    const right = this.#track.widthRight[segment];
    const isBeside = rng.uniform() < SHARE_BESIDE;
    const isLeft = rng.uniform() < 0.5;
    const beside = isLeft ? this.#between(left, left + BESIDE) : -this.#between(right, right + BESIDE);
    const lateral = isBeside ? beside : this.#between(-right, left);
    const most = toRadians(isBeside ? TURN.beside : TURN.on);
    const pose = poseOnRoad(this.#track, this.#car, { s, lateral, turn: this.#between(-most, most) });
    this.#states.x[0] = pose.x;
    this.#states.y[0] = pose.y;
    this.#states.heading[0] = pose.heading;
    this.#hasBoxes = rng.uniform() < SHARE_WITH_BOXES;
    if (this.#hasBoxes) {
      this.#putBox(0, s + this.#between(BOX_AHEAD.from, BOX_AHEAD.to));
      this.#putBox(1, this.#between(0, this.#track.length));
    }
    return this.#judge.labelAt(pose.x, pose.y, pose.heading, this.#objects);
  }

  /** The picture from there, in a light of its own. */
  take(): Uint8Array {
    this.#variations.start(0);
    return this.#eye.look(
      { track: this.#track, states: this.#states, objects: this.#objects, variations: this.#variations },
      0,
    );
  }

  get #objects(): ObjectStates | null {
    return this.#hasBoxes ? this.#boxes : null;
  }

  #between(low: number, high: number): number {
    return low + (high - low) * this.#rng.uniform();
  }

  #putBox(k: number, s: number): void {
    const lane = this.#rng.integer(2) === 0 ? INNER_LANE : OUTER_LANE;
    const { x, y, heading } = this.#lanes.poseAt(lane, s);
    this.#boxes.x[k] = x;
    this.#boxes.y[k] = y;
    this.#boxes.z[k] = this.#track.groundAt(x, y).height;
    this.#boxes.heading[k] = heading;
  }
}
