import { GuardedScorer } from '../reward/guarded-scorer.ts';
import { startNetworks } from '../training/runtime.ts';
import { answerQuestions } from './answer-questions.ts';
import { CompareDesk } from './compare-desk.ts';
import type { CompareNews, CompareQuestions } from './compare-questions.ts';
import type { TrainerRequest } from './protocol.ts';
import { ScorerSpawner } from './scorer-spawner.ts';
import { workerTimer } from './worker-timer.ts';
import { WASM_PATHS } from './wasm-paths.ts';

/** Entry point of the worker in which the lab's techniques learn, one after the other. */
declare const self: DedicatedWorkerGlobalScope;

const spawner = new ScorerSpawner((message) => self.postMessage(message));
let networks: Promise<unknown> | null = null;
const desk = new CompareDesk({
  scorer: new GuardedScorer({ spawn: spawner.spawn, packages: spawner.packages, timer: workerTimer }),
  networks: () => (networks ??= startNetworks({ wasmPaths: WASM_PATHS })),
  seconds: () => performance.now() / 1000,
  wait: (seconds) => new Promise((resolve) => void setTimeout(resolve, 1000 * seconds)),
});

answerQuestions<CompareQuestions, CompareNews>(self, desk);
self.addEventListener('message', ({ data }: MessageEvent<TrainerRequest>) => spawner.receive(data));
