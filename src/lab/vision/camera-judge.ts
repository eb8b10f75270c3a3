import { toDegrees, wrapAngle } from '../../math/angle.ts';
import { createCameraTest } from '../../race/camera-frustum.ts';
import { CarPlace } from '../../reward/car-place.ts';
import type { IsInCamera } from '../../reward/object-places.ts';
import type { CarSpec } from '../../sim/car-spec.ts';
import type { ObjectStates } from '../../sim/object-states.ts';
import { createProjection } from '../../track/projection.ts';
import type { Track } from '../../track/track.ts';
import { CAMERA_CLASSES, type CameraClass, LABEL_LIMITS } from './camera-classes.ts';

/** Arc length from one look at the road's direction to the next [m] */
const LOOK_SPACING = 0.1;

/** Says by the simulator's truth what the camera of a car is looking at, by the rules of `LABEL_RULES`. */
export class CameraJudge {
  readonly #track: Track;
  readonly #car: CarSpec;
  readonly #place: CarPlace;
  readonly #isInCamera: IsInCamera;
  readonly #projection = createProjection();

  /** @param track in the direction to be driven */
  constructor(track: Track, car: CarSpec) {
    this.#track = track;
    this.#car = car;
    this.#place = new CarPlace(track, car);
    this.#isInCamera = createCameraTest(car.mounts.camera);
  }

  /**
   * @param objects null, or one car's boxes
   * @returns index in `CAMERA_CLASSES`; null where it is none of them clearly
   */
  labelAt(x: number, y: number, heading: number, objects: ObjectStates | null): number | null {
    const place = this.#place;
    place.locate(x, y, heading);
    const box = objects === null ? 'none' : this.#boxAhead(objects);
    if (box === 'unclear') return null;
    if (!place.allWheelsOn) {
      return box === 'none' && place.allWheelsOff && this.#isWellBeyond() ? indexOf('off-track') : null;
    }
    return box === 'near' ? indexOf('obstacle ahead') : this.#bend();
  }

  #isWellBeyond(): boolean {
    const { x, y } = this.#place;
    const { lateral, segment } = this.#track.project(x, y, this.#projection);
    const { widthLeft, widthRight } = this.#track;
    const beyond = Math.abs(lateral) - (lateral > 0 ? widthLeft : widthRight)[segment];
    return beyond >= LABEL_LIMITS.beyondFrom && beyond <= LABEL_LIMITS.beyondTo;
  }

  #boxAhead(objects: ObjectStates): 'none' | 'near' | 'unclear' {
    let isNear = false;
    for (let k = 0; k < objects.numObjects; k++) {
      const distance = this.#distanceTo(objects.x[k], objects.y[k]);
      if (distance > LABEL_LIMITS.boxFar) continue;
      if (this.#isSeen(objects, k, 0, 0)) {
        if (distance > LABEL_LIMITS.boxNear || distance < LABEL_LIMITS.boxTouching) return 'unclear';
        isNear = true;
      } else if (this.#isCornerSeen(objects, k)) return 'unclear';
    }
    return isNear ? 'near' : 'none';
  }

  /** From the lens to a point, on the map [m] */
  #distanceTo(x: number, y: number): number {
    const { cosine, sine } = this.#place;
    const { forward } = this.#car.mounts.camera;
    return Math.hypot(x - this.#place.x - forward * cosine, y - this.#place.y - forward * sine);
  }

  #isCornerSeen(objects: ObjectStates, k: number): boolean {
    const { length, width } = objects.shapes[k];
    return [-0.5, 0.5].some((along) =>
      [-0.5, 0.5].some((across) => this.#isSeen(objects, k, along * length, across * width)),
    );
  }

  /** Whether a point of a box, in its own frame and halfway up, is in the picture. */
  #isSeen({ x, y, heading, shapes }: ObjectStates, k: number, along: number, across: number): boolean {
    const { cosine, sine } = this.#place;
    const c = Math.cos(heading[k]);
    const s = Math.sin(heading[k]);
    const dx = x[k] + along * c - across * s - this.#place.x;
    const dy = y[k] + along * s + across * c - this.#place.y;
    return this.#isInCamera(dx * cosine + dy * sine, dy * cosine - dx * sine, shapes[k].height / 2);
  }

  /** Which way the road goes. */
  #bend(): number | null {
    const { behind, bendFrom, bendTo, straightTo, straightBelow, bendAbove } = LABEL_LIMITS;
    const seen = this.#turns(-behind, straightTo);
    if (Math.max(seen.left, seen.right) < straightBelow) return indexOf('straight');
    const near = this.#turns(-behind, bendTo);
    const ahead = this.#turns(bendFrom, bendTo);
    if (ahead.left > bendAbove && near.right < straightBelow) return indexOf('left');
    if (ahead.right > bendAbove && near.left < straightBelow) return indexOf('right');
    return null;
  }

  /** The most that the road turns to either side from one place ahead of the car's front to another [°] */
  #turns(from: number, to: number): { left: number; right: number } {
    const { s } = this.#place;
    let last = this.#track.headingAt(s + from);
    let turned = 0;
    let left = 0;
    let right = 0;
    for (let ahead = from + LOOK_SPACING; ahead <= to + 1e-9; ahead += LOOK_SPACING) {
      const heading = this.#track.headingAt(s + ahead);
      turned += toDegrees(wrapAngle(heading - last));
      last = heading;
      left = Math.max(left, turned);
      right = Math.max(right, -turned);
    }
    return { left, right };
  }
}

function indexOf(name: CameraClass): number {
  return CAMERA_CLASSES.indexOf(name);
}
