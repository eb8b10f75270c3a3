import { VIRIDIS } from '../../../viewer/viridis.ts';
import type { DriveTrace } from '../../../lab/comparison/learnt-drive.ts';
import type { ColouredPath } from './drive-map.ts';

type Trace = Pick<DriveTrace, 'stints' | 'places' | 'rows'>;

/** A drive as pieces of one colour each. @param colourOf of a row */
export function colouredPaths(trace: Trace, colourOf: (row: number) => string): ColouredPath[] {
  return trace.stints.flatMap(({ first, rows }) => stintPaths(trace, first, first + rows, colourOf));
}

function stintPaths(
  { places, rows: all }: Trace,
  first: number,
  end: number,
  colourOf: (row: number) => string,
): ColouredPath[] {
  const size = places.length / all;
  const paths: { readonly points: number[]; readonly colour: string }[] = [];
  for (let row = first; row < end; row++) {
    const place = [places[row * size], places[row * size + 1]];
    const colour = colourOf(row);
    const current = paths.at(-1);
    if (current?.colour === colour) current.points.push(...place);
    else {
      // Pieces touch.
      current?.points.push(...place);
      paths.push({ points: place, colour });
    }
  }
  return paths;
}

/** Viridis from `low` to `high`; beyond either end its last colour. */
export function viridisAt(value: number, low: number, high: number): string {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return VIRIDIS[Math.round(share * (VIRIDIS.length - 1))];
}
