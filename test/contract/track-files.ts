import { readdirSync, readFileSync } from 'node:fs';
import { parseTrackFile, type TrackFile } from '../../src/track/track-file.ts';

const folder = new URL('../../tracks/', import.meta.url);

/** Every track that the project ships. */
export const trackFiles: readonly TrackFile[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => parseTrackFile(readFileSync(new URL(name, folder), 'utf8'), name));

/** One of them. */
export function trackFile(id: string): TrackFile {
  const file = trackFiles.find((track) => track.id === id);
  if (!file) throw new Error(`There is no track ${id}`);
  return file;
}
