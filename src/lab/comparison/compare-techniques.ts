import { carSpecOf } from '../../sim/car-spec-of.ts';
import { Track } from '../../track/track.ts';
import { referenceLap } from '../../training/reference-lap.ts';
import { LinePilot } from '../recording/line-pilot.ts';
import { recordDrive } from '../recording/record-drive.ts';
import { type ComparisonRow, comparisonRow } from './comparison-row.ts';
import type { Experiment } from './experiment.ts';
import { judge } from './judge.ts';
import { learnByImitation } from './learn-by-imitation.ts';
import { learnByRewards } from './learn-by-rewards.ts';
import type { LearningHost, LearningNews, Learnt } from './learnt.ts';

/** Laps that the expert shows unless told otherwise. */
export const SHOWN_LAPS = 3;

/**
 * The same car learns the same track by each technique, one after the other, each in the same time; the demonstrations are of
 * the ideal line. @returns a row for each
 */
export async function compareTechniques(
  experiment: Experiment,
  host: LearningHost,
  onNews: (news: LearningNews) => void = () => undefined,
): Promise<ComparisonRow[]> {
  const track = new Track(experiment.track);
  const car = carSpecOf(experiment.car);
  const reference = referenceLap(track, experiment.car);
  const expert = new LinePilot(reference.line, car);
  const shown = recordDrive({ track, car, expert, laps: SHOWN_LAPS, sensors: experiment.sensors });
  const rows: ComparisonRow[] = [];
  for (const learning of [
    learnByImitation(experiment, shown, null, host),
    learnByImitation(experiment, shown, expert, host),
    learnByRewards(experiment, host),
  ]) {
    const learnt = await drained(learning, onNews);
    rows.push(comparisonRow(learnt, judge(learnt.policy, experiment), reference));
  }
  return rows;
}

/** Goes through what is told to what is returned. */
export async function drained(
  learning: AsyncGenerator<LearningNews, Learnt>,
  onNews: (news: LearningNews) => void,
): Promise<Learnt> {
  for (;;) {
    const { done, value } = await learning.next();
    if (done) return value;
    onNews(value);
  }
}
