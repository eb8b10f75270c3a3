import { svg, type TemplateResult } from 'lit';
import type { DesignRoad } from '../../../track/design/design-road.ts';
import { POINT_LIMITS } from '../../../track/design/edit-design.ts';
import type { DesignPoint, TrackDesign } from '../../../track/design/track-design.ts';
import { type Place, toPixels } from '../../state/plane-view.ts';
import type { Sheet } from './plane-drawing.ts';

/** The sides of a road, and the parts of a point that are its width to them. */
const SIDES = ['left', 'right'] as const;
export type Side = (typeof SIDES)[number];

/** Where the line from a point to its edge begins, so that the point stays free, CSS pixels. */
const FREE = 10;
/** However narrow the road is drawn, its edges can be told from its point, CSS pixels. */
const LEAST_APART = 28;

/** A point of the design, to be dragged. */
export function pointGrip(
  sheet: Sheet,
  { points }: TrackDesign,
  index: number,
  chosen: number,
): TemplateResult {
  const { x, y } = toPixels(sheet.view, sheet.size, points[index]);
  const isChosen = index === chosen;
  const name = `Point ${index + 1} of ${points.length}${index === 0 ? ', the start line' : ''}`;
  return svg`<g
    class="point ${isChosen ? 'chosen' : ''}"
    tabindex=${isChosen ? 0 : -1}
    role="button"
    aria-label="${name}: ${describe(points[index])}"
    data-index=${index}
  >
    <circle class="reach" cx=${x} cy=${y} r="16"></circle>
    <circle class="dot" cx=${x} cy=${y} r=${isChosen ? 8 : 6}></circle>
  </g>`;
}

/** Both edges of the road at a point, to be dragged towards it and away from it. */
export function edgeGrips(
  sheet: Sheet,
  road: DesignRoad,
  { points }: TrackDesign,
  index: number,
): TemplateResult[] {
  const { low, high } = POINT_LIMITS.left;
  const from = toPixels(sheet.view, sheet.size, points[index]);
  return SIDES.map((side) => {
    const out = outwards(road, index, side);
    const apart = Math.max(points[index][side] * sheet.view.scale, LEAST_APART);
    const place = (far: number): Place => ({ x: from.x + out.x * far, y: from.y - out.y * far });
    const [at, start] = [place(apart), place(FREE)];
    const angle = (-Math.atan2(out.y, out.x) * 180) / Math.PI;
    const width = points[index][side].toFixed(2);
    return svg`<g
      class="edge"
      tabindex="0"
      role="slider"
      aria-label="${side === 'left' ? 'Left' : 'Right'} edge at point ${index + 1}"
      aria-valuemin=${low}
      aria-valuemax=${high}
      aria-valuenow=${width}
      aria-valuetext="${width} m from the centre line"
      data-side=${side}
    >
      <path class="stem" d="M${start.x} ${start.y}L${at.x} ${at.y}"></path>
      <circle class="reach" cx=${at.x} cy=${at.y} r="14"></circle>
      <path class="bar" d="M-4 -9h8v18h-8z" transform="translate(${at.x} ${at.y}) rotate(${angle})"></path>
    </g>`;
  });
}

/** Which edge of the road a grip is; none of them where it is a point. */
export function sideOf(grip: Element): Side | undefined {
  return SIDES.find((side) => side === grip.getAttribute('data-side'));
}

/** From a point to one side, across the road as it is drawn: a direction of length 1, y up the page. */
export function outwards({ x, y, placeOf }: DesignRoad, index: number, side: Side): Place {
  const at = placeOf[index];
  const n = x.length;
  const along = (from: number, to: number): Place => {
    const [right, up] = [x[to] - x[from], y[to] - y[from]];
    const length = Math.hypot(right, up) || 1;
    return { x: right / length, y: up / length };
  };
  const [before, after] = [along((at + n - 1) % n, at), along(at, (at + 1) % n)];
  const [tx, ty] = [before.x + after.x, before.y + after.y];
  const scale = (side === 'left' ? 1 : -1) / (Math.hypot(tx, ty) || 1);
  return { x: -ty * scale, y: tx * scale };
}

function describe({ x, y, left, right }: DesignPoint): string {
  return `x ${x.toFixed(2)} m, y ${y.toFixed(2)} m, ${(left + right).toFixed(2)} m wide`;
}
