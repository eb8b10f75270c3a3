import type { TrackFile } from '../../track/track-file.ts';

/** The tracks that come with the app, shortest first. They are checked by tests, not again by every visitor. */
export function loadTracks(): readonly TrackFile[] {
  const modules = import.meta.glob<TrackFile>('../../../tracks/*.json', { eager: true, import: 'default' });
  return Object.values(modules).sort((a, b) => lapLength(a) - lapLength(b));
}

/** Length of a track's centre line, metres. */
export function lapLength({ centreLine }: TrackFile): number {
  let length = 0;
  centreLine.forEach(([x, y], i) => {
    const [nextX, nextY] = centreLine[(i + 1) % centreLine.length];
    length += Math.hypot(nextX - x, nextY - y);
  });
  return length;
}
