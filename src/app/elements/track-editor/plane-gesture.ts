import { withPoint } from '../../../track/design/edit-design.ts';
import type { TrackDesign } from '../../../track/design/track-design.ts';
import type { Place, PlaneView } from '../../state/plane-view.ts';
import type { Side } from './plane-grips.ts';

/** Widths that are dragged are rounded to so much, metres. */
const ROUND_WIDTH = 0.01;

/** What is dragged of the design: a point, or an edge of the road there. Metres. */
export type Drag =
  | { readonly type: 'point'; readonly index: number; readonly offset: Place }
  /** `out` leads from the point to the edge; `offset`: how much wider the road is than the hand is out there. */
  | {
      readonly type: 'edge';
      readonly index: number;
      readonly side: Side;
      readonly out: Place;
      readonly offset: number;
    };

/** What the pointers that are down are doing. */
export type Gesture =
  | Drag
  | { readonly type: 'pan'; readonly from: Place; readonly view: PlaneView; readonly isStill: boolean }
  | { readonly type: 'pinch'; readonly view: PlaneView; readonly from: readonly [Place, Place] }
  | { readonly type: 'stroke'; readonly line: readonly Place[] };

export function isDrag(gesture: Gesture): gesture is Drag {
  return gesture.type === 'point' || gesture.type === 'edge';
}

/** A point that is held. @param at where the hand is, metres */
export function pointDrag({ points }: TrackDesign, index: number, at: Place): Drag {
  const { x, y } = points[index];
  return { type: 'point', index, offset: { x: x - at.x, y: y - at.y } };
}

/** An edge that is held. @param out from the point to it, of length 1 @param at where the hand is, metres */
export function edgeDrag({ points }: TrackDesign, index: number, side: Side, out: Place, at: Place): Drag {
  const point = points[index];
  return { type: 'edge', index, side, out, offset: point[side] - along(out, point, at) };
}

/** The design where the hand is now. @param at metres */
export function dragged(design: TrackDesign, drag: Drag, at: Place): TrackDesign {
  const { index } = drag;
  if (drag.type === 'point')
    return withPoint(design, index, { x: at.x + drag.offset.x, y: at.y + drag.offset.y });
  const width = along(drag.out, design.points[index], at) + drag.offset;
  return withPoint(design, index, { [drag.side]: Math.round(width / ROUND_WIDTH) * ROUND_WIDTH });
}

/** How far a place lies from another one in a direction of length 1, metres. */
function along({ x, y }: Place, from: Place, to: Place): number {
  return x * (to.x - from.x) + y * (to.y - from.y);
}
