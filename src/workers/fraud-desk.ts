import { FraudOffice } from '../lab/fraud/judging/fraud-office.ts';
import type { FraudPlans } from '../lab/fraud/trial/fraud-plans.ts';
import type { FraudNews, FraudQuestions } from './fraud-protocol.ts';
import type { Answers, Asking } from './questions.ts';

/** Answers the fraud room's questions. @param plans which laps it has. Default: all of them */
export function fraudDesk(plans?: FraudPlans): Answers<FraudQuestions, FraudNews> {
  let office: FraudOffice | null = null;
  const open = (): FraudOffice => {
    if (office === null) throw new Error('the tracks have not arrived. Reload the page');
    return office;
  };
  const teller =
    ({ tell }: Asking<FraudNews>) =>
    (done: number, of: number): void =>
      tell({ done, of });
  return {
    open: ({ tracks, policies }, asking) => {
      office = new FraudOffice(tracks, new Map(policies), plans);
      office.prepare(teller(asking));
      return null;
    },
    train: ({ hidden, verdicts, asked }) => ({
      ...open().train(hidden, verdicts),
      scores: asked.map((values) => open().score(values)),
    }),
    batch: (seed, asking) => open().batch(seed, teller(asking)),
    judge: (lap) => open().judge(lap, null),
    forge: ({ lap, forgery, id, seed }) => open().forge(lap, forgery, id, seed),
    drive: ({ policy, trackId, driver, id, seed }) => open().drive(policy, trackId, driver, id, seed),
    measure: (seed, asking) => open().measure(seed, teller(asking)),
  };
}
