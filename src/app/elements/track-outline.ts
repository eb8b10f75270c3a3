import { svg, type TemplateResult } from 'lit';
import { makeBorders, makeCrossLines } from '../../track/borders.ts';
import { ClosedLine } from '../../track/closed-line.ts';
import type { TrackFile } from '../../track/track-file.ts';

/** A road from above, y up the page: the shape between its borders, to be filled by even and odd, and what it takes up [m] */
export interface RoadShape {
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function roadShape({ centreLine, width }: TrackFile): RoadShape {
  const centre = new ClosedLine(centreLine);
  const { left, right } = makeBorders(centre, makeCrossLines(centre), width);
  const xs = [...left.x, ...right.x];
  const ys = [...left.y, ...right.y].map((value) => -value);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { path: ring(left) + ring(right), x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/**
 * A track's road from above, y up the page, as wide as it is. It fills whatever room its styles give it, in their
 * colours, and says nothing to screen readers.
 */
export function trackOutline(track: TrackFile): TemplateResult {
  const { path, x, y, width, height } = roadShape(track);
  const box = [x, y, width, height].map((value) => value.toFixed(2));
  return svg`<svg viewBox=${box.join(' ')} aria-hidden="true">
    <path d=${path} fill-rule="evenodd" />
  </svg>`;
}

function ring({ x, y }: ClosedLine): string {
  const points = Array.from(x, (value, i) => `${value.toFixed(2)} ${(-y[i]).toFixed(2)}`);
  return `M${points.join('L')}Z`;
}
