import { TRAINING_TRACKS } from '../../../lab/vision/camera-tracks.ts';
import type { TrackFile } from '../../../track/track-file.ts';

/** The tracks that are learnt from when one is kept for the test. */
export function trainingTracksFor(tracks: readonly TrackFile[], testTrackId: string): readonly TrackFile[] {
  return tracks.filter(({ id }) => id !== testTrackId && TRAINING_TRACKS.some((one) => one === id));
}
