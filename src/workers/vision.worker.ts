import { startNetworks } from '../training/runtime.ts';
import { answerQuestions } from './answer-questions.ts';
import { VisionDesk } from './vision-desk.ts';
import { WASM_PATHS } from './wasm-paths.ts';

/** Entry point of the vision worker: asked `VisionQuestions`. */
declare const self: DedicatedWorkerGlobalScope;

let networks: Promise<unknown> | null = null;
const desk = new VisionDesk({
  networks: () => (networks ??= startNetworks({ wasmPaths: WASM_PATHS })),
  // A browser tells no CPU time; this worker does one thing at a time.
  seconds: () => performance.now() / 1000,
  wait: (seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds)),
});
answerQuestions(self, desk.answers);
