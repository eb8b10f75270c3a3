import { geometryFaults } from '../track-checks.ts';
import { HALF_WIDTH } from '../track-limits.ts';
import { layRoad } from './design-road.ts';
import type { DesignPoint, TrackDesign } from './track-design.ts';
import { roundDesign, trackOfDesign } from './track-of-design.ts';

/** What is left of a side's width each time that it is too wide for its bend. */
const NARROWING = 0.9;
/** From the widest side to the narrowest. */
const MOST_ROUNDS = 60;

/**
 * Narrows the road on the inside of bends that are tighter than it is wide, at the points before and behind, until its
 * border no longer folds or is as near as it may come.
 * @returns the design, and how many of its points are narrower than before
 */
export function narrowFolds(design: TrackDesign): {
  readonly design: TrackDesign;
  readonly narrowed: number;
} {
  const points: DesignPoint[] = [...design.points];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const road = layRoad({ points });
    const track = trackOfDesign({ points }, { id: 'track', name: 'Track' }, road);
    const tooWide = new Map<string, readonly [index: number, side: 'left' | 'right']>();
    for (const { kind, at, side } of geometryFaults(track)) {
      if (kind !== 'fold' || side === undefined) continue;
      const after = road.placeOf.findIndex((place) => place > at);
      for (const index of [after - 1, after % points.length]) tooWide.set(`${index} ${side}`, [index, side]);
    }
    let isNarrower = false;
    for (const [index, side] of tooWide.values()) {
      const width = Math.max(NARROWING * points[index][side], HALF_WIDTH.low);
      isNarrower ||= width < points[index][side];
      points[index] = { ...points[index], [side]: width };
    }
    if (!isNarrower) break;
  }
  const narrowed = points.filter(
    (point, i) => point !== design.points[i] && !isSame(point, design.points[i]),
  );
  return { design: roundDesign({ points }), narrowed: narrowed.length };
}

function isSame(a: DesignPoint, b: DesignPoint): boolean {
  return a.left === b.left && a.right === b.right;
}
