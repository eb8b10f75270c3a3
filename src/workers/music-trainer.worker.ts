import plainWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedWasm from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { startNetworks } from '../training/runtime.ts';
import { MusicDesk } from './music-desk.ts';
import type { MusicTrainerRequest } from './music-protocol.ts';

/** Entry point of the music training worker: told by `MusicTrainerRequest`s, answering with `MusicTrainerMessage`s. */
declare const self: DedicatedWorkerGlobalScope;

let networks: Promise<unknown> | null = null;
const desk = new MusicDesk({
  post: (message, transfer = []) => self.postMessage(message, transfer),
  networks: () =>
    (networks ??= startNetworks({
      wasmPaths: {
        'tfjs-backend-wasm.wasm': plainWasm,
        'tfjs-backend-wasm-simd.wasm': simdWasm,
        'tfjs-backend-wasm-threaded-simd.wasm': threadedWasm,
      },
    })),
  // A browser tells no CPU time; this worker does nothing but train.
  seconds: () => performance.now() / 1000,
});

self.onmessage = ({ data }: MessageEvent<MusicTrainerRequest>) => void desk.receive(data);
