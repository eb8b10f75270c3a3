import home from '../../../tracks/home.json';
import type { TrackFile } from '../../track/track-file.ts';

/** The track of the first visit; it is there at once. */
export const FIRST_TRACK = home as unknown as TrackFile;

/** All tracks that come with the app, shortest first. @throws Error where they do not arrive */
export async function loadTracks(): Promise<readonly TrackFile[]> {
  const { shippedTracks } = await import('./shipped-tracks.ts');
  return shippedTracks();
}
