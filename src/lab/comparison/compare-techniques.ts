import { type ComparisonRow, comparisonRow } from './comparison-row.ts';
import type { Experiment } from './experiment.ts';
import { judge } from './judge.ts';
import { learnByImitation } from './learn-by-imitation.ts';
import { learnByRewards } from './learn-by-rewards.ts';
import type { LearningHost, LearningNews, Learnt } from './learnt.ts';
import { recordDemonstration } from './record-demonstration.ts';
import { Scene } from './scene.ts';

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
  const scene = new Scene(experiment);
  const line = { type: 'line' } as const;
  const shown = recordDemonstration(scene, experiment, { expert: line, laps: SHOWN_LAPS, isPushed: false });
  const rows: ComparisonRow[] = [];
  for (const learning of [
    learnByImitation(experiment, shown, null, host),
    learnByImitation(experiment, shown, scene.pilot(line), host),
    learnByRewards(experiment, host),
  ]) {
    const learnt = await drained(learning, onNews);
    rows.push(comparisonRow(learnt, judge(learnt.policy, experiment), scene.reference));
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
