import { evaluateSnapshot } from '../training/evaluate-snapshot.ts';
import { PolicyDriver } from '../training/policy-driver.ts';
import { fleetFrame } from './fleet-frame.ts';
import type { DriverMessage, DriverRequest } from './protocol.ts';

/** Entry point of the driver worker: one policy drives in real time, told by `DriverRequest`s. */
declare const self: DedicatedWorkerGlobalScope;

const FRAME_MILLISECONDS = 1000 / 15;
/** After a longer sleep (a hidden tab) the drive goes on from now instead of catching up. */
const MAX_LAG_MILLISECONDS = 500;

const post = (message: DriverMessage, transfer: Transferable[] = []): void =>
  self.postMessage(message, transfer);

let driver: PolicyDriver | null = null;
let isPaused = false;
let nextFrameAt = 0;

self.onmessage = ({ data }: MessageEvent<DriverRequest>) => {
  try {
    accept(data);
  } catch (error) {
    post({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  }
};
setTimeout(tick);

function accept(request: DriverRequest): void {
  switch (request.type) {
    case 'drive':
      driver = new PolicyDriver(request.track, request.policy);
      return;
    case 'policy':
      driver?.adopt(request.policy);
      return;
    case 'evaluate': {
      const evaluation = evaluateSnapshot(request.policy, request.track);
      post({ type: 'evaluation', requestId: request.requestId, evaluation });
      return;
    }
    default:
      isPaused = request.type === 'pause';
  }
}

function tick(): void {
  const now = performance.now();
  if (now - nextFrameAt > MAX_LAG_MILLISECONDS) nextFrameAt = now;
  nextFrameAt += FRAME_MILLISECONDS;
  setTimeout(tick, Math.max(0, nextFrameAt - performance.now()));
  if (!driver || isPaused) return;
  const lap = driver.step();
  const { progress, simTime, world, episodeCount } = driver;
  const frame = fleetFrame(world, simTime, Uint32Array.of(episodeCount), () => progress);
  post({ type: 'frame', frame }, [frame.poses.buffer, frame.episodes.buffer]);
  if (lap) post({ type: 'lap', ...lap });
}
