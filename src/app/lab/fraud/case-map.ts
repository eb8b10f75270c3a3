import { svg } from 'lit';
import { numStepsOf, stepValue } from '../../../lab/fraud/laps/lap-submission.ts';
import type { TrackFile } from '../../../track/track-file.ts';
import { roadShape } from '../../elements/track-outline.ts';
import type { CaseMark } from './case-marks.ts';

/** How far beyond the road a drive is still shown [m] */
const MARGIN = 1;

/**
 * A recorded drive on its road, a dot for each step, with its suspicious places numbered.
 * @param cut steps that a person is about to cut out, first and last
 */
export function caseMap(
  track: TrackFile,
  rows: Float64Array,
  marks: readonly CaseMark[],
  cut: readonly [from: number, to: number] | null,
) {
  const road = roadShape(track);
  const box = {
    x: road.x - MARGIN,
    y: road.y - MARGIN,
    width: road.width + 2 * MARGIN,
    height: road.height + 2 * MARGIN,
  };
  // What lies far away is seen at the edge.
  const at = (step: number): readonly [number, number] => [
    within(stepValue(rows, step, 'x'), box.x, box.width),
    within(-stepValue(rows, step, 'y'), box.y, box.height),
  ];
  const points = Array.from({ length: numStepsOf(rows) }, (_, step) => at(step));
  const line = (of: readonly (readonly [number, number])[]): string =>
    of.map(([x, y]) => `${x.toFixed(3)},${y.toFixed(3)}`).join(' ');
  // Sizes that look alike on tracks of any length.
  const unit = Math.max(box.width, box.height) / 100;
  return svg`<svg
    viewBox=${[box.x, box.y, box.width, box.height].map((value) => value.toFixed(2)).join(' ')}
    role="img"
    aria-label=${labelOf(track, marks)}
  >
    <path class="road" d=${road.path} fill-rule="evenodd" />
    <polyline class="drive" points=${line(points)} style=${`stroke-width:${0.35 * unit}`} />
    ${points.map(([x, y]) => svg`<circle class="step" cx=${x} cy=${y} r=${0.45 * unit} />`)}
    ${cut && svg`<polyline class="cut" points=${line(points.slice(cut[0], cut[1] + 1))} style=${`stroke-width:${1.4 * unit}`} />`}
    ${marks.map(({ number, step }) => {
      const [x, y] = points[Math.min(step, points.length - 1)];
      return svg`<circle class="ring" cx=${x} cy=${y} r=${2.6 * unit} style=${`stroke-width:${0.5 * unit}`} />
        <text x=${x + 3.4 * unit} y=${y - 2.2 * unit} style=${`font-size:${4.4 * unit}px`}>${number}</text>`;
    })}
  </svg>`;
}

function within(value: number, low: number, size: number): number {
  return Math.min(low + size, Math.max(low, value));
}

function labelOf({ name }: TrackFile, marks: readonly CaseMark[]): string {
  const places =
    marks.length === 0
      ? 'no place stands out'
      : `suspicious places: ${marks.map(({ number }) => number).join(', ')}`;
  return `The recorded drive on ${name}; ${places}`;
}
