import { CAR_NAMES, type CarName } from '../../training/run-settings.ts';
import { Track } from '../../track/track.ts';
import { readSimTrace } from '../../training/logs/read-sim-trace.ts';
import { checkLogTrack } from '../../training/replay/check-log-track.ts';
import { replayLog, type ReplayResult } from '../../training/replay/replay-log.ts';
import { readText, readTrack } from '../files.ts';
import { choice, type Options, requiredText } from '../options.ts';
import { type CommandResult, table } from '../output.ts';
import { UsageError } from '../usage-error.ts';

/** `replay`: how far the simulator's car strays from a recorded one that got the same commands. */
export function replayCommand(options: Options): CommandResult {
  const log = requiredText(options, 'log');
  const trace = readSimTrace(readText(log, 'log'), log);
  const track = new Track(readTrack(requiredText(options, 'track')));
  const car = choice<CarName | 'auto'>(options, 'car', ['auto', ...CAR_NAMES], 'auto');
  checkLogTrack(trace, track, log);
  const replay = replayLog(trace, track, car === 'auto' ? null : car);
  if (replay.oneStep === null)
    throw new UsageError(`${log}: must have two rows in a row of a car that drives`);
  const { rows, episodes, drives, generation, timeBase, bicycle } = replay;
  const lines = [
    ['', 'one step', '', 'one second', '', 'speed'],
    [replay.car, ...cells(replay)],
    ['fitted bicycle', ...cells(bicycle)],
  ];
  const about = `rows: ${rows}, episodes: ${episodes}, drives: ${drives}; generation: ${generation}, clock: ${timeBase}`;
  return { json: replay, text: `${about}\nRMSE at the front point\n${table(lines)}` };
}

function cells({ oneStep, oneSecond, speedRmse }: ReplayResult): string[] {
  return [
    ...[oneStep, oneSecond].flatMap((errors) =>
      errors === null
        ? ['–', '']
        : [`${(100 * errors.positionRmse).toFixed(2)} cm`, `${errors.headingRmse.toFixed(2)}°`],
    ),
    speedRmse === null ? '–' : `${speedRmse.toFixed(2)} m/s`,
  ];
}
