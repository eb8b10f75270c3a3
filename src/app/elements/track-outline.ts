import { svg, type TemplateResult } from 'lit';
import { makeBorders, makeCrossLines } from '../../track/borders.ts';
import { ClosedLine } from '../../track/closed-line.ts';
import type { TrackFile } from '../../track/track-file.ts';

/**
 * A track's road from above, y up the page, as wide as it is. It fills whatever room its styles give it, in their
 * colours, and says nothing to screen readers.
 */
export function trackOutline({ centreLine, width }: TrackFile): TemplateResult {
  const centre = new ClosedLine(centreLine);
  const { left, right } = makeBorders(centre, makeCrossLines(centre), width);
  const x = [...left.x, ...right.x];
  const y = [...left.y, ...right.y].map((value) => -value);
  const [x0, y0] = [Math.min(...x), Math.min(...y)];
  const box = [x0, y0, Math.max(...x) - x0, Math.max(...y) - y0].map((value) => value.toFixed(2));
  return svg`<svg viewBox=${box.join(' ')} aria-hidden="true">
    <path d=${ring(left) + ring(right)} fill-rule="evenodd" />
  </svg>`;
}

function ring({ x, y }: ClosedLine): string {
  const points = Array.from(x, (value, i) => `${value.toFixed(2)} ${(-y[i]).toFixed(2)}`);
  return `M${points.join('L')}Z`;
}
