import { mean } from '../../../math/statistics.ts';
import { type FeedbackFigures, type Stopped, VERDICT_WEIGHT, VERDICTS } from './feedback-figures.ts';
import type { Example } from './fraud-data.ts';
import { judged, type Method, modelOf } from './methods.ts';

/**
 * Trains with a person's verdicts on some laps, all of them right, and asks about the others.
 * @param examples without the kind that is forged
 * @returns null where there are no others
 */
export function measureFeedback(
  examples: readonly Example[],
  forged: readonly Example[],
  honest: readonly Example[],
): FeedbackFigures | null {
  if (forged.length <= VERDICTS || honest.length <= VERDICTS) return null;
  const shown = [...forged.slice(0, VERDICTS), ...honest.slice(0, VERDICTS)];
  const verdicts = shown.map((example) => ({ ...judged(example), weight: VERDICT_WEIGHT }));
  const stoppedBy = (method: Method): Stopped => ({
    forged: shareStopped(method, forged.slice(VERDICTS)),
    honest: shareStopped(method, honest.slice(VERDICTS)),
  });
  return {
    before: stoppedBy(modelOf(examples.map(judged))),
    after: stoppedBy(modelOf([...examples.map(judged), ...verdicts])),
  };
}

function shareStopped(method: Method, examples: readonly Example[]): number {
  return mean(examples.map(({ evidence }) => (method(evidence.values).isStopped ? 1 : 0))) ?? 0;
}
