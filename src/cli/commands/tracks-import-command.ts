import { join } from 'node:path';
import type { TrackFile } from '../../track/track-file.ts';
import { fileOutcomes } from '../file-outcomes.ts';
import { readForeignTrack } from '../files.ts';
import { type Options, optionalText, positiveNumber } from '../options.ts';
import { type CommandResult, table } from '../output.ts';
import { makeFolder, replaceFiles } from '../replace-files.ts';
import { summarise, summaryCells, type TrackSummary } from '../track-summary.ts';
import { UsageError } from '../usage-error.ts';

interface Imported extends TrackSummary {
  readonly file: string;
  readonly scale: number;
  readonly narrowedPoints: readonly number[];
  readonly out?: string;
}

/** `tracks import`: other programs' tracks as track files. @throws UsageError */
export function tracksImportCommand(files: readonly string[], options: Options): CommandResult {
  if (files.length === 0) throw new UsageError('tracks import: name one or more .npy or .csv files');
  const scale = positiveNumber(options, 'scale');
  const out = optionalText(options, 'out');
  if (out !== null) makeFolder(out);
  const written = new Map<string, string>();
  const read = (file: string): Imported => {
    const { track, ...how } = readForeignTrack(file, scale);
    const imported = { file, ...summarise(track), ...how };
    return out === null ? imported : { ...imported, out: write(track, file, out, written) };
  };
  return fileOutcomes(files, read, describe, 'nothing imported');
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

function describe(imported: readonly Imported[]): string {
  const cells = imported.map((track) => [
    ...summaryCells(track),
    `scale ${track.scale.toPrecision(4)}`,
    track.out ?? '',
  ]);
  return table(cells);
}
