import type { StudioMessage, StudioRequest } from './protocol.ts';
import { ScorerSpawner } from './scorer-spawner.ts';
import { StudioDesk } from './studio-desk.ts';
import { workerTimer } from './worker-timer.ts';

/** Entry point of the studio worker: scores rewards that are being written, beside the trainer and the page. */
declare const self: DedicatedWorkerGlobalScope;

const post = (message: StudioMessage, transfer: Transferable[] = []): void =>
  self.postMessage(message, transfer);
const spawner = new ScorerSpawner(post);
const desk = new StudioDesk({
  spawn: spawner.spawn,
  packages: spawner.packages,
  timer: workerTimer,
  post,
  now: () => performance.now(),
  breathe: () => new Promise((resolve) => setTimeout(resolve)),
});

self.onmessage = ({ data }: MessageEvent<StudioRequest>) => {
  if (data.type === 'scorer' || data.type === 'scorer-failed' || data.type === 'packages') {
    spawner.receive(data);
  } else desk.receive(data);
};
