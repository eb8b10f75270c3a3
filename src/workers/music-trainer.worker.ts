import { startNetworks } from '../training/runtime.ts';
import { MusicDesk } from './music-desk.ts';
import type { MusicTrainerRequest } from './music-protocol.ts';
import { WASM_PATHS } from './wasm-paths.ts';

/** Entry point of the music training worker: told by `MusicTrainerRequest`s, answering with `MusicTrainerMessage`s. */
declare const self: DedicatedWorkerGlobalScope;

let networks: Promise<unknown> | null = null;
const desk = new MusicDesk({
  post: (message, transfer = []) => self.postMessage(message, transfer),
  networks: () => (networks ??= startNetworks({ wasmPaths: WASM_PATHS })),
  // A browser tells no CPU time; this worker does nothing but train.
  seconds: () => performance.now() / 1000,
});

self.onmessage = ({ data }: MessageEvent<MusicTrainerRequest>) => void desk.receive(data);
