import { evaluateSnapshot } from '../../training/evaluate-snapshot.ts';
import { readPolicyFolder, readTrack } from '../files.ts';
import { choice, type RawOptions, requiredText, wholeNumber } from '../options.ts';
import { type CommandResult, table } from '../output.ts';

/** `evaluate`: standing starts of a stored policy, without exploring. */
export function evaluateCommand(options: RawOptions): CommandResult {
  const policy = readPolicyFolder(requiredText(options, 'policy', 'policy'));
  const track = readTrack(requiredText(options, 'track', 'track'));
  choice(options, 'race', 'race', ['time-trial'], 'time-trial');
  // Time trials know no chance; the seed is accepted because other race types need it.
  wholeNumber(options, 'seed', 'seed', 0);
  const trials = wholeNumber(options, 'trials', 'trials', 1) ?? 10;
  const starts = wholeNumber(options, 'starts', 'starts', 1) ?? trials;
  const evaluation = evaluateSnapshot(policy, track, { trials, starts });
  const rows = evaluation.trials.map(({ progress, lapTime, status }, i) => [
    `start ${(i % starts) + 1}`,
    `${progress.toFixed(1)} %`,
    lapTime === null ? '–' : `${lapTime.toFixed(2)} s`,
    status,
  ]);
  const { cleanShare, bestLap, meanLap } = evaluation;
  const laps =
    bestLap === null ? 'no lap' : `best lap ${bestLap.toFixed(2)} s, mean ${meanLap?.toFixed(2)} s`;
  return { json: evaluation, text: `${table(rows)}\n${Math.round(100 * cleanShare)} % clean, ${laps}` };
}
