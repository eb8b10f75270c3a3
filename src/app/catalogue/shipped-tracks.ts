import { ClosedLine } from '../../track/closed-line.ts';
import type { TrackFile } from '../../track/track-file.ts';

/** The tracks that come with the app, shortest first. They are checked by tests, not again by every visitor. */
export function shippedTracks(): readonly TrackFile[] {
  const modules = import.meta.glob<TrackFile>('../../../tracks/*.json', { eager: true, import: 'default' });
  const tracks = Object.values(modules);
  const lengths = new Map(tracks.map((track) => [track, new ClosedLine(track.centreLine).length]));
  return tracks.sort((a, b) => lengths.get(a)! - lengths.get(b)!);
}
