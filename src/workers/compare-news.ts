import type { LearningNews } from '../lab/comparison/learnt.ts';
import type { FitEpoch } from '../lab/supervised/fit-imitator.ts';
import type { CompareNews } from './compare-questions.ts';

/** Between two messages about epochs, of which there are thousands a second [s] */
const OFTEN = 0.1;

/** Tells what happens while something is learnt: without the weights, and no more often than it can be drawn. */
export function newsTeller(
  tell: (news: CompareNews) => void,
  seconds: () => number,
): { readonly add: (news: LearningNews) => void; readonly flush: () => void } {
  let epochs: FitEpoch[] = [];
  let toldAt = seconds();
  let cleanShare: number | null = null;
  const flush = (): void => {
    if (epochs.length > 0) tell({ type: 'epochs', epochs });
    epochs = [];
    toldAt = seconds();
  };
  const add = (news: LearningNews): void => {
    switch (news.type) {
      case 'epoch':
        epochs.push(news);
        if (seconds() - toldAt >= OFTEN) flush();
        return;
      case 'round': {
        flush();
        const { round, drive, examples } = news;
        const clean = drive.stints.filter(({ status }) => status === 'lap_complete').length;
        tell({ type: 'round', round, rows: examples.rows, clean, starts: drive.stints.length });
        return;
      }
      case 'evaluation':
        ({ cleanShare } = news.evaluation);
        return;
      case 'iteration': {
        if (seconds() - toldAt < OFTEN) return;
        toldAt = seconds();
        const { steps, wallSeconds, meanReward } = news;
        tell({ type: 'progress', progress: { steps, seconds: wallSeconds, meanReward, cleanShare } });
        return;
      }
      default:
      // What the race tab warns of is not drawn here.
    }
  };
  return { add, flush };
}
