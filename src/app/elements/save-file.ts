import type { TrackFile } from '../../track/track-file.ts';

/** Saves something where the browser puts downloads. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The download has its own hold on it.
  URL.revokeObjectURL(link.href);
}

/** Saves a track as the command line's `--track` and the importer take it. */
export function saveTrack(track: TrackFile): void {
  saveFile(`${track.id}.json`, new Blob([JSON.stringify(track)], { type: 'application/json' }));
}
