import { readTrack, trackIds } from '../files.ts';
import type { Options } from '../options.ts';
import { type CommandResult, table } from '../output.ts';
import { summarise, summaryCells } from '../track-summary.ts';
import { UsageError } from '../usage-error.ts';
import { tracksImportCommand } from './tracks-import-command.ts';

/** `tracks` lists what is shipped; `tracks import` has a file of its own. @throws UsageError */
export function tracksCommand(
  action: string | undefined,
  files: readonly string[],
  options: Options,
): CommandResult {
  if (action === 'import') return tracksImportCommand(files, options);
  if (action !== undefined) throw new UsageError(`tracks ${action}: use tracks, or tracks import FILE`);
  const stray = ['scale', 'out'].find((name) => options.has(name));
  if (stray !== undefined) throw new UsageError(`--${stray} goes with tracks import FILE`);
  const tracks = trackIds().map((id) => summarise(readTrack(id)));
  return { json: tracks, text: table(tracks.map(summaryCells)) };
}
