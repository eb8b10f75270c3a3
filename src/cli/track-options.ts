import type { TrackFile } from '../track/track-file.ts';
import { readTrack } from './files.ts';
import { type Options, textList } from './options.ts';
import { UsageError } from './usage-error.ts';

/** The tracks of `--track`: one, or several joined by commas or by saying it again. @throws UsageError, TrackFileError */
export function readTracks(options: Options): [TrackFile, ...TrackFile[]] {
  const names = textList(options, 'track').flatMap((text) => text.split(','));
  const [first, ...more] = names;
  if (first === undefined) throw new UsageError('--track is missing');
  const twice = more.find((name, i) => names.indexOf(name) <= i);
  if (twice !== undefined) throw new UsageError(`--track must not name ${twice} twice`);
  return [readTrack(first), ...more.map(readTrack)];
}
