import { evaluateSnapshot } from '../../training/evaluate-snapshot.ts';
import { readPolicyFolder, readTrack } from '../files.ts';
import { choice, type Options, requiredText, wholeNumber } from '../options.ts';
import { type CommandResult, table } from '../output.ts';

/** All trials drive at once: more cars than this would ask for gigabytes. */
const MAX_TRIALS = 1000;

/** `evaluate`: standing starts of a stored policy, without exploring. */
export function evaluateCommand(options: Options): CommandResult {
  const policy = readPolicyFolder(requiredText(options, 'policy'));
  const track = readTrack(requiredText(options, 'track'));
  choice(options, 'race', ['time-trial'], 'time-trial');
  // Time trials know no chance; the seed is accepted because other race types need it.
  wholeNumber(options, 'seed', 0);
  const trials = wholeNumber(options, 'trials', 1, MAX_TRIALS) ?? 10;
  const starts = wholeNumber(options, 'starts', 1, MAX_TRIALS) ?? trials;
  const evaluation = evaluateSnapshot(policy, track, { rules: { trials, starts } });
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
