import { existsSync } from 'node:fs';
import { DEFAULT_CARS } from '../training/run-settings.ts';
import type { TrackFile } from '../track/track-file.ts';
import { readTrack } from './files.ts';
import { type Options, textList } from './options.ts';
import { UsageError } from './usage-error.ts';

/** The tracks of `--track`: one, or several joined by commas or by saying it again. @throws UsageError, TrackFileError */
export function readTracks(options: Options): [TrackFile, ...TrackFile[]] {
  const names = textList(options, 'track').flatMap((text) => (existsSync(text) ? [text] : text.split(',')));
  if (names.length > DEFAULT_CARS)
    throw new UsageError(
      `--track must name at most ${DEFAULT_CARS} tracks, one per car (found ${names.length})`,
    );
  const [first, ...more] = names.map(readTrack);
  if (first === undefined) throw new UsageError('--track is missing');
  const ids = [first, ...more].map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  if (twice !== undefined) throw new UsageError(`--track must not name the track ${twice} twice`);
  return [first, ...more];
}
