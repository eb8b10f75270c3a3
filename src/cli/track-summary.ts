import { Track } from '../track/track.ts';
import type { TrackFile } from '../track/track-file.ts';

/** What the list says about one track; metres. */
export interface TrackSummary {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  readonly width: { readonly min: number; readonly mean: number; readonly max: number };
  readonly closed: true;
  readonly direction: 'clockwise' | 'counter-clockwise';
}

export function summarise(file: TrackFile): TrackSummary {
  const track = new Track(file);
  const widths = Array.from(track.widthLeft, (left, i) => left + track.widthRight[i]);
  return {
    id: track.id,
    name: track.name,
    length: track.length,
    width: {
      min: Math.min(...widths),
      mean: widths.reduce((sum, width) => sum + width, 0) / widths.length,
      max: Math.max(...widths),
    },
    closed: true,
    direction: track.centre.isCounterClockwise ? 'counter-clockwise' : 'clockwise',
  };
}

/** The same as the cells of a table. */
export function summaryCells({ id, name, length, width, direction }: TrackSummary): string[] {
  return [id, name, `${length.toFixed(2)} m`, `${width.mean.toFixed(2)} m wide`, direction];
}
