import { idealLapTimes } from '../../training/ideal-lap-times.ts';
import { type Car, carNameOf, STOCK_CAR } from '../../training/run-settings.ts';
import { Track } from '../../track/track.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { readCar } from '../car-options.ts';
import { readTrack, trackIds } from '../files.ts';
import { flag, type Options } from '../options.ts';
import { type CommandResult, table } from '../output.ts';
import { readTracks } from '../track-options.ts';
import { summarise, summaryCells } from '../track-summary.ts';
import { UsageError } from '../usage-error.ts';
import { tracksImportCommand } from './tracks-import-command.ts';

/** `tracks` lists what is shipped or named, with `--ideal` the fastest laps, too; `tracks import` has a file of its own. @throws UsageError */
export function tracksCommand(
  action: string | undefined,
  imported: readonly string[],
  options: Options,
): CommandResult {
  if (action === 'import') {
    const stray = ['ideal', 'car', 'track'].find((name) => options.has(name));
    if (stray !== undefined) throw new UsageError(`--${stray} goes with tracks alone`);
    return tracksImportCommand(imported, options);
  }
  if (action !== undefined) throw new UsageError(`tracks ${action}: use tracks, or tracks import FILE`);
  const stray = ['scale', 'out'].find((name) => options.has(name));
  if (stray !== undefined) throw new UsageError(`--${stray} goes with tracks import FILE`);
  const files = options.has('track') ? readTracks(options) : trackIds().map(readTrack);
  if (flag(options, 'ideal')) return listIdealLaps(files, readCar(options, STOCK_CAR));
  if (options.has('car')) throw new UsageError('--car goes with --ideal');
  const summaries = files.map(summarise);
  return { json: summaries, text: table(summaries.map(summaryCells)) };
}

/** The list with the least time of a lap: flying, from a standing start, and that by what the rules allow. */
function listIdealLaps(files: readonly TrackFile[], car: Car): CommandResult {
  const rows = files.map((file) => {
    const { flying, standing, standingLegal } = idealLapTimes(new Track(file), car);
    return {
      ...summarise(file),
      car: carNameOf(car),
      idealLap: flying,
      idealStandingLap: standing,
      legalStandingLap: standingLegal,
    };
  });
  const seconds = (value: number): string => `${value.toFixed(2)} s`;
  const cells = rows.map((row) => [
    ...summaryCells(row),
    `${seconds(row.idealLap)} flying`,
    `${seconds(row.idealStandingLap)} from rest`,
    `${seconds(row.legalStandingLap)} one side's wheels on`,
  ]);
  return { json: rows, text: table(cells) };
}
