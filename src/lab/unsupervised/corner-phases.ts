import { wrapAngle } from '../../math/angle.ts';
import { wrap } from '../../math/scalar.ts';
import type { Track } from '../../track/track.ts';

/** Parts of a lap by the shape of its centre line alone, in the order of their numbers. */
export const CORNER_PHASES = ['straight', 'entry', 'apex', 'exit'] as const;

/** Apart of the places that are looked at [m] */
const SPACING = 0.05;
/** Over which the direction of the line is compared [m] */
const WINDOW = 0.4;
/** Tighter than a radius of 4 m is a corner [1/m] */
const CORNER_CURVATURE = 0.25;
/** So far before a corner it is being entered [m] */
const LEAD = 1;
/** A bend must turn by so much to be a corner [rad] */
const LEAST_TURN = Math.PI / 12;

/** A stretch of the lap that bends one way, by places: from the first on, `count` of them. */
interface Corner {
  readonly first: number;
  readonly count: number;
}

/**
 * Where a lap is straight and where its corners are entered, at their apex and left: known from the track, told to no learner,
 * and what clusters are compared with. A corner is where the centre line bends tighter than 4 m; its first third by turning, with
 * the metre before it, is the entry, the middle third the apex, the last one the exit.
 */
export class CornerPhases {
  /** Of the centre line, positive to the left, at every place [1/m] */
  readonly #curvature: Float64Array;
  readonly #phases: Uint8Array;
  readonly #length: number;

  constructor(track: Track) {
    const places = Math.max(1, Math.round(track.length / SPACING));
    this.#length = track.length;
    this.#curvature = Float64Array.from({ length: places }, (_, i) => {
      const s = (i / places) * track.length;
      const from = track.headingAt(wrap(s - WINDOW / 2, track.length));
      const to = track.headingAt(wrap(s + WINDOW / 2, track.length));
      return wrapAngle(to - from) / WINDOW;
    });
    this.#phases = phasesOf(this.#curvature, track.length / places);
  }

  /** Which of `CORNER_PHASES` a place on the lap is in. @param s arc length [m] */
  phaseAt(s: number): number {
    return this.#phases[this.#at(s)];
  }

  /** Of the centre line, positive to the left [1/m] @param s arc length [m] */
  curvatureAt(s: number): number {
    return this.#curvature[this.#at(s)];
  }

  #at(s: number): number {
    const places = this.#phases.length;
    return Math.floor((wrap(s, this.#length) / this.#length) * places) % places;
  }
}

function phasesOf(curvature: Float64Array, spacing: number): Uint8Array {
  const places = curvature.length;
  const phases = new Uint8Array(places);
  const corners = cornersOf(curvature).filter((corner) => turnOf(curvature, corner, spacing) >= LEAST_TURN);
  // What is before a corner first: it may be the exit of another one.
  const lead = Math.round(LEAD / spacing);
  for (const { first } of corners) for (let i = 1; i <= lead; i++) phases[(first - i + places) % places] = 1;
  for (const corner of corners) {
    const turn = turnOf(curvature, corner, spacing);
    let turned = 0;
    for (let i = 0; i < corner.count; i++) {
      const at = (corner.first + i) % places;
      turned += Math.abs(curvature[at]) * spacing;
      phases[at] = Math.min(3, 1 + Math.floor((3 * (turned - 1e-9)) / turn));
    }
  }
  return phases;
}

/** Stretches that bend one way, tighter than the least curvature of a corner. */
function cornersOf(curvature: Float64Array): Corner[] {
  const places = curvature.length;
  const wayAt = (i: number): number => {
    const bend = curvature[(i + places) % places];
    return Math.abs(bend) < CORNER_CURVATURE ? 0 : Math.sign(bend);
  };
  const corners: Corner[] = [];
  for (let first = 0; first < places; first++) {
    if (wayAt(first) === 0 || wayAt(first - 1) === wayAt(first)) continue;
    let count = 1;
    while (count < places && wayAt(first + count) === wayAt(first)) count++;
    corners.push({ first, count });
  }
  // A circle is one corner without a beginning.
  return corners.length === 0 && wayAt(0) !== 0 ? [{ first: 0, count: places }] : corners;
}

/** [rad], at least 0 */
function turnOf(curvature: Float64Array, { first, count }: Corner, spacing: number): number {
  let turn = 0;
  for (let i = 0; i < count; i++) turn += Math.abs(curvature[(first + i) % curvature.length]) * spacing;
  return turn;
}
