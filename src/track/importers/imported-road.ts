import type { TrackFile } from '../track-file.ts';

/** What an importer reads from a file: the geometry of a track file, and the scale that it was brought to. */
export interface ImportedRoad extends Pick<TrackFile, 'centreLine' | 'repeatedPoints'> {
  /** From the centre line to each border, one per point, metres. */
  readonly width: { readonly left: readonly number[]; readonly right: readonly number[] };
  /** Metres of the track per metre of the file. */
  readonly scale: number;
}
