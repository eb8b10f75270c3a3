import type { TrackFile } from '../track-file.ts';

/** What an importer makes of a file: the geometry of a track file, and the scale that it was brought to. */
export interface ImportedRoad extends Pick<TrackFile, 'centreLine' | 'width' | 'repeatedPoints'> {
  /** Metres of the track per metre of the file. */
  readonly scale: number;
}
