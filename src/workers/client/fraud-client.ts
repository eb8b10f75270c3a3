import type { FraudNews, FraudQuestions } from '../fraud-protocol.ts';
import { AskedWorker } from './asked-worker.ts';

export type { FraudNews };

/** The page's end of the worker that drives, forges and judges laps. */
export type FraudClient = AskedWorker<FraudQuestions, FraudNews>;

export function createFraudClient(): FraudClient {
  return new AskedWorker<FraudQuestions, FraudNews>(
    () => new Worker(new URL('../fraud.worker.ts', import.meta.url), { type: 'module', name: 'fraud' }),
    'judges laps',
  );
}
