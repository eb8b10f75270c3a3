import { mean } from '../../../math/statistics.ts';
import { TAMPER_KINDS, type TamperKind } from '../tamper/tamper-kind.ts';
import type { FraudTrial } from './fraud-trial.ts';
import { type MethodFigures, METHODS } from './method-figures.ts';

/** What several seeds say together: means over those that say anything. */
export function meanMethods(trials: readonly FraudTrial[]): MethodFigures[] {
  return METHODS.map(({ id }, i) => {
    const all = trials.map(({ methods }) => methods[i]);
    const of = (figure: (figures: MethodFigures) => number | null | undefined): number | null =>
      mean(all.map(figure).filter((value) => value !== null && value !== undefined));
    const recallOf: Partial<Record<TamperKind, number>> = {};
    for (const kind of TAMPER_KINDS) {
      const recall = of((figures) => figures.recallOf[kind]);
      if (recall !== null) recallOf[kind] = recall;
    }
    return {
      id,
      precision: of(({ precision }) => precision),
      precisionAtTwentieth: of(({ precisionAtTwentieth }) => precisionAtTwentieth),
      recall: of(({ recall }) => recall),
      rocArea: of((figures) => figures.rocArea),
      falseAlarms: of(({ falseAlarms }) => falseAlarms),
      recallOf,
    };
  });
}
