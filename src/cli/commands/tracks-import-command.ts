import { join } from 'node:path';
import type { TrackFile } from '../../track/track-file.ts';
import { readForeignTrack } from '../files.ts';
import { type Options, optionalText, positiveNumber } from '../options.ts';
import { type CommandResult, complain, oneLine, table } from '../output.ts';
import { makeFolder, replaceFiles } from '../replace-files.ts';
import { summarise, summaryCells, type TrackSummary } from '../track-summary.ts';
import { exitStatusOf, UsageError } from '../usage-error.ts';

type Outcome =
  | ({
      readonly file: string;
      readonly scale: number;
      readonly narrowedPoints: readonly number[];
      readonly out?: string;
    } & TrackSummary)
  | { readonly file: string; readonly error: string };

/**
 * `tracks import`: each file on its own, so that one that is refused is an outcome like any other; only where all are
 * has the command failed.
 */
export function tracksImportCommand(files: readonly string[], options: Options): CommandResult {
  if (files.length === 0) throw new UsageError('tracks import: name one or more .npy or .csv files');
  const scale = positiveNumber(options, 'scale');
  const out = optionalText(options, 'out');
  if (out !== null) makeFolder(out);
  const written = new Map<string, string>();
  const outcomes = files.map((file): Outcome => {
    try {
      const { track, ...how } = readForeignTrack(file, scale);
      const outcome = { file, ...summarise(track), ...how };
      return out === null ? outcome : { ...outcome, out: write(track, file, out, written) };
    } catch (error) {
      if (exitStatusOf(error) !== 2) throw error;
      return { file, error: oneLine((error as Error).message) };
    }
  });
  const errors = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
  const hasFailed = errors.length === outcomes.length;
  if (hasFailed) errors.forEach(complain);
  return {
    json: outcomes,
    text: hasFailed ? 'nothing imported' : describe(outcomes),
    exitStatus: hasFailed ? 2 : 0,
  };
}

/** @param written files of this import by the id of their track @throws UsageError */
function write(track: TrackFile, file: string, folder: string, written: Map<string, string>): string {
  const other = written.get(track.id);
  if (other !== undefined)
    throw new UsageError(`${file}: would replace ${track.id}.json from ${other}; rename one of the two`);
  written.set(track.id, file);
  const fields = Object.entries(track).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  replaceFiles(folder, { [`${track.id}.json`]: `{\n${fields.join(',\n')}\n}\n` });
  return join(folder, `${track.id}.json`);
}

function describe(outcomes: readonly Outcome[]): string {
  const rows: string[][] = [];
  const errors: string[] = [];
  for (const outcome of outcomes) {
    if ('error' in outcome) errors.push(outcome.error);
    else rows.push([...summaryCells(outcome), `scale ${outcome.scale.toPrecision(4)}`, outcome.out ?? '']);
  }
  return [table(rows), ...errors].join('\n');
}
