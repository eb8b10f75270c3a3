import type { CrossSections } from '../cross-sections.ts';

/** A stretch of the road that turns one way. Points are those of the centre line; `to` may be beyond the last one. */
export interface Bend {
  readonly from: number;
  readonly to: number;
  /** To the outside: 1 is left of the road. */
  readonly outside: 1 | -1;
  /** How far it turns, radians. */
  readonly turn: number;
  /** From the end of the bend before, metres. */
  readonly straight: number;
}

/** The road bends where it turns by more than this, radians per metre. */
const BENT = 0.3;
/** Stretches that turn by less are none, radians. */
const LEAST_TURN = 0.35;

/** The bends of a road, in driving order from the start line on. */
export function bendsOf(sections: CrossSections): readonly Bend[] {
  const { count } = sections;
  const { length, arcLength, segmentLength } = sections.track.centre;
  const sideAt = (i: number): number => {
    const curvature = sections.curvature(i);
    return Math.abs(curvature) < BENT ? 0 : Math.sign(curvature);
  };
  const sides = Array.from({ length: count }, (_, i) => sideAt(i));
  // A bend through the start line begins before it.
  const start = sides.findIndex((side, i) => side !== sides.at(i - 1));
  if (start < 0) return [];
  const found: Omit<Bend, 'straight'>[] = [];
  for (let from = start; from < start + count;) {
    const side = sides[from % count];
    let [to, turn] = [from, 0];
    for (; to < start + count && sides[to % count] === side; to++)
      turn += Math.abs(sections.curvature(to)) * segmentLength[to % count];
    if (side !== 0 && turn > LEAST_TURN) found.push({ from, to, turn, outside: side > 0 ? -1 : 1 });
    from = to;
  }
  return found.map((bend, k) => {
    const gap = arcLength[bend.from % count] - arcLength[found.at(k - 1)!.to % count];
    return { ...bend, straight: gap < 0 || found.length === 1 ? gap + length : gap };
  });
}
