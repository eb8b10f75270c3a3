import { evaluateSnapshot } from '../../training/evaluate-snapshot.ts';
import { type Evaluation, joinEvaluations, type Trial } from '../../training/evaluation-settings.ts';
import { raceSnapshots } from '../../training/race-snapshots.ts';
import { type Ranking, readRanking, readRules } from '../evaluation-options.ts';
import { readPolicyFolder, readTrack } from '../files.ts';
import { type Options, requiredText, textList, wholeNumber } from '../options.ts';
import { type CommandResult, table } from '../output.ts';
import { readRace, refuseStrayOptions } from '../race-options.ts';
import { readTracks } from '../track-options.ts';
import { UsageError } from '../usage-error.ts';

const HEAD_TO_HEAD = 'head-to-head';

/** `evaluate`: a stored policy under the rules of a race, or several against each other, without exploring. */
export function evaluateCommand(options: Options): CommandResult {
  return options.get('race')?.includes(HEAD_TO_HEAD) ? raceEachOther(options) : evaluateAlone(options);
}

function evaluateAlone(options: Options): CommandResult {
  const folder = requiredText(options, 'policy');
  const rules = readRules(options, false);
  const race = readRace(options, [HEAD_TO_HEAD]);
  const rank = readRanking(options);
  const seed = wholeNumber(options, 'seed', 0) ?? 1;
  const tracks = readTracks(options);
  const policy = readPolicyFolder(folder);
  const evaluations = tracks.map((track) => evaluateSnapshot(policy, track, { rules, race, seed }));
  const evaluation = joinEvaluations(evaluations);
  const { trials } = evaluation;
  const ranking = rank?.(trials);
  const starts = rules.starts ?? rules.trials ?? evaluations[0].trials.length;
  const nameOf = (i: number): string => (rules.continuous ? `lap ${i + 1}` : `start ${(i % starts) + 1}`);
  const [rows, sum] =
    tracks.length === 1
      ? [trials.map((trial, i) => [nameOf(i), ...describeLap(trial)]), describeLaps(evaluation)]
      : // A mean lap over tracks of different lengths would say nothing.
        [evaluations.map((each, k) => [tracks[k].id, describeLaps(each)]), describeClean(evaluation)];
  const lines = [table(rows), sum, ...(ranking ? [describeRanking(ranking)] : [])];
  const perTrack = evaluations.map(({ cleanShare, bestLap, meanLap }, k) => ({
    track: tracks[k].id,
    cleanShare,
    bestLap,
    meanLap,
  }));
  return {
    json: { ...evaluation, ...(tracks.length > 1 && { tracks: perTrack }), ...(ranking && { ranking }) },
    text: lines.join('\n'),
  };
}

function describeLaps(evaluation: Evaluation): string {
  const { bestLap, meanLap } = evaluation;
  const laps =
    bestLap === null ? 'no lap' : `best lap ${bestLap.toFixed(2)} s, mean ${meanLap?.toFixed(2)} s`;
  return `${describeClean(evaluation)}, ${laps}`;
}

function describeClean({ cleanShare }: Evaluation): string {
  return `${Math.round(100 * cleanShare)} % clean`;
}

function raceEachOther(options: Options): CommandResult {
  requiredText(options, 'race');
  refuseStrayOptions(options, HEAD_TO_HEAD);
  if (options.has('starts')) throw new UsageError('--starts does not go with --race head-to-head');
  const folders = textList(options, 'policy');
  if (folders.length < 2 || folders.length > 8)
    throw new UsageError(
      `--race head-to-head needs --policy two to eight times (found it ${folders.length} times)`,
    );
  wholeNumber(options, 'seed', 0);
  const rank = readRanking(options);
  const rules = readRules(options, true);
  const track = readTrack(requiredText(options, 'track'));
  const standings = raceSnapshots(folders.map(readPolicyFolder), track, rules).map((standing, i) => ({
    policy: folders[i],
    ...standing,
    ...(rank && { ranking: rank(standing.laps) }),
  }));
  const rows = standings
    .toSorted((a, b) => a.position - b.position)
    .map(({ position, gridPlace, policy, laps, totalTime, bestLap, penaltySeconds, crashes, ranking }) => [
      `${position}.`,
      `grid ${gridPlace}`,
      policy,
      totalTime === null
        ? `${laps.filter(({ lapTime }) => lapTime !== null).length} laps`
        : `${totalTime.toFixed(2)} s`,
      bestLap === null ? 'no lap' : `best lap ${bestLap.toFixed(2)} s`,
      `${crashes} crashes`,
      `${penaltySeconds} s of penalties`,
      ...(ranking ? [describeRanking(ranking)] : []),
    ]);
  return { json: { standings }, text: table(rows) };
}

function describeLap({ progress, lapTime, status, offTracks, crashes, resets }: Trial): string[] {
  const faults = resets > 0 ? ` (off track ${offTracks}, crashed ${crashes}, put back ${resets} times)` : '';
  return [
    `${progress.toFixed(1)} %`,
    lapTime === null ? '–' : `${lapTime.toFixed(2)} s`,
    `${status}${faults}`,
  ];
}

function describeRanking({ method, minimumLaps, scoreMilliseconds }: Ranking): string {
  const score = scoreMilliseconds === null ? 'not ranked' : `${(scoreMilliseconds / 1000).toFixed(3)} s`;
  return `${method}: ${score}${minimumLaps > 1 ? ` (needs ${minimumLaps} complete laps in a row)` : ''}`;
}
