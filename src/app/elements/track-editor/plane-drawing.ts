import { nothing, svg, type TemplateResult } from 'lit';
import { makeBorders, makeCrossLines } from '../../../track/borders.ts';
import { ClosedLine } from '../../../track/closed-line.ts';
import type { DesignFault } from '../../../track/design/design-faults.ts';
import type { DesignRoad } from '../../../track/design/design-road.ts';
import type { TrackFile } from '../../../track/track-file.ts';
import {
  type Place,
  type PlaneSize,
  type PlaneView,
  roundStep,
  toMetres,
  toPixels,
} from '../../state/plane-view.ts';

/** A plane's view in its size: all that drawing on it needs. */
export interface Sheet {
  readonly view: PlaneView;
  readonly size: PlaneSize;
}

/** Lines a round distance apart, and what that distance is. */
export function grid({ view, size }: Sheet): TemplateResult {
  const step = roundStep(view);
  const from = toMetres(view, size, { x: 0, y: size.height });
  const to = toMetres(view, size, { x: size.width, y: 0 });
  const lines: string[] = [];
  for (let x = Math.ceil(from.x / step) * step; x <= to.x; x += step) {
    lines.push(`M${toPixels(view, size, { x, y: 0 }).x.toFixed(1)} 0v${size.height}`);
  }
  for (let y = Math.ceil(from.y / step) * step; y <= to.y; y += step) {
    lines.push(`M0 ${toPixels(view, size, { x: 0, y }).y.toFixed(1)}h${size.width}`);
  }
  const width = step * view.scale;
  const [left, top] = [14, size.height - 14];
  return svg`<path class="grid" d=${lines.join('')} />
    <path class="rule" d="M${left} ${top - 5}v5h${width.toFixed(1)}v-5" />
    <text class="rule-text" x=${left + width / 2} y=${top - 6} text-anchor="middle"
      >${step >= 1000 ? `${step / 1000} km` : `${Number(step.toPrecision(1))} m`}</text>`;
}

/** The road between its borders, its centre line and its start, with an arrow in the driving direction. */
export function road(sheet: Sheet, track: TrackFile): TemplateResult | typeof nothing {
  const centre = new ClosedLine(track.centreLine);
  const { left, right } = makeBorders(centre, makeCrossLines(centre), track.width);
  // Where points lie on each other the line has no direction, and the road no borders.
  if (![left, right].every(({ x }) => x.every(Number.isFinite))) return nothing;
  const at = (line: ClosedLine, i: number): Place => pixels(sheet, line.x[i], line.y[i]);
  const [a, b, c] = [at(left, 0), at(right, 0), at(centre, 0)];
  const heading = (-Math.atan2(centre.directionY[0], centre.directionX[0]) * 180) / Math.PI;
  return svg`<path class="road" fill-rule="evenodd" d=${ring(sheet, left) + ring(sheet, right)} />
    <path class="centre" d=${ring(sheet, centre)} />
    <path class="start" d="M${a.x} ${a.y}L${b.x} ${b.y}" />
    <path class="arrow" d="M16 -6l10 6l-10 6z" transform="translate(${c.x} ${c.y}) rotate(${heading})" />`;
}

/** What is wrong, in words at its place: errors as a triangle, warnings as a circle. */
export function marks(sheet: Sheet, { x, y }: DesignRoad, faults: readonly DesignFault[]): TemplateResult[] {
  return faults
    .filter(({ place }) => Number.isFinite(x[place]))
    .map(({ severity, place, label }) => {
      const at = pixels(sheet, x[place], y[place]);
      // Words at the right edge go to the left.
      const isRight = at.x > sheet.size.width - 110;
      return svg`<g class="mark ${severity}" transform="translate(${at.x} ${at.y})">
        ${severity === 'error' ? svg`<path d="M0 -10L10 8H-10Z" />` : svg`<circle r="8" />`}
        <text class="sign" y="5" text-anchor="middle">!</text>
        <text x=${isRight ? -14 : 14} y="-8" text-anchor=${isRight ? 'end' : 'start'}>${label}</text>
      </g>`;
    });
}

/** An open line through places, metres, as the path of an SVG. */
export function strokePath(sheet: Sheet, line: readonly Place[]): string {
  return line.length === 0 ? '' : `M${line.map(({ x, y }) => text(pixels(sheet, x, y))).join('L')}`;
}

function ring(sheet: Sheet, { x, y }: ClosedLine): string {
  return `M${Array.from(x, (value, i) => text(pixels(sheet, value, y[i]))).join('L')}Z`;
}

function pixels({ view, size }: Sheet, x: number, y: number): Place {
  return toPixels(view, size, { x, y });
}

function text({ x, y }: Place): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
