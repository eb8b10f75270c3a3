import type { VisionNews, VisionQuestions } from '../vision-protocol.ts';
import { AskedWorker } from './asked-worker.ts';

/** The page's end of the vision worker. */
export type VisionClient = AskedWorker<VisionQuestions, VisionNews>;

export function createVisionClient(): VisionClient {
  return new AskedWorker(
    () => new Worker(new URL('../vision.worker.ts', import.meta.url), { type: 'module' }),
    'learns pictures',
  );
}
