import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { startNetworks } from '../training/runtime.ts';
import { answerQuestions } from './answer-questions.ts';
import { VisionDesk } from './vision-desk.ts';

/** Entry point of the vision worker: asked `VisionQuestions`. */
declare const self: DedicatedWorkerGlobalScope;

let networks: Promise<unknown> | null = null;
const desk = new VisionDesk({
  networks: () =>
    (networks ??= startNetworks({
      wasmPaths: {
        'tfjs-backend-wasm.wasm': plainWasm,
        'tfjs-backend-wasm-simd.wasm': simdWasm,
        'tfjs-backend-wasm-threaded-simd.wasm': threadedWasm,
      },
    })),
  // A browser tells no CPU time; this worker does one thing at a time.
  seconds: () => performance.now() / 1000,
  wait: (seconds) => new Promise((resolve) => setTimeout(resolve, 1000 * seconds)),
});
answerQuestions(self, desk.answers);
