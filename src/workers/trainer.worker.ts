import type { RacingEnv } from '../race/racing-env.ts';
import { GuardedScorer } from '../reward/guarded-scorer.ts';
import { startNetworks } from '../training/runtime.ts';
import type { RewardChange } from '../training/reward-change.ts';
import { train } from '../training/train.ts';
import { buffersOf, fleetFrame } from './fleet-frame.ts';
import type { TrainerMessage, TrainerRequest } from './protocol.ts';
import { RunGate } from './run-gate.ts';
import { ScorerSpawner } from './scorer-spawner.ts';
import { workerTimer } from './worker-timer.ts';
import { WASM_PATHS } from './wasm-paths.ts';

/** Entry point of the training worker: one run at a time, told by `TrainerRequest`s, answering with `TrainerMessage`s. */
declare const self: DedicatedWorkerGlobalScope;

const post = (message: TrainerMessage, transfer: Transferable[] = []): void =>
  self.postMessage(message, transfer);
// A browser tells no CPU time; this worker does nothing but train, so its wall-clock time is the nearest thing.
const seconds = (): number => performance.now() / 1000;
const clock = { wallSeconds: seconds, cpuSeconds: seconds };

const spawner = new ScorerSpawner(post);
const scorer = new GuardedScorer({
  spawn: spawner.spawn,
  packages: spawner.packages,
  timer: workerTimer,
  onPrint: (text) => {
    if (current) post({ type: 'printed', runId: current.runId, text });
  },
});
const networks = startNetworks({ wasmPaths: WASM_PATHS });
networks.catch(() => {}); // the first run tells

let current: { readonly runId: string; readonly gate: RunGate; change: RewardChange | null } | null = null;

self.onmessage = ({ data }: MessageEvent<TrainerRequest>) => {
  switch (data.type) {
    case 'train':
      void run(data);
      return;
    case 'change-reward':
      if (current?.runId === data.runId) current.change = data.change;
      return;
    case 'scorer':
    case 'scorer-failed':
    case 'packages':
      spawner.receive(data);
      return;
    default:
      if (current?.runId === data.runId) current.gate[data.type]();
  }
};

async function run({ runId, config, origin }: Extract<TrainerRequest, { type: 'train' }>): Promise<void> {
  current?.gate.stop();
  const gate = new RunGate(() => post({ type: 'paused', runId }));
  const own = { runId, gate, change: null as RewardChange | null };
  current = own;
  try {
    await networks;
    const host = {
      scorer,
      clock,
      shouldStop: () => gate.isStopped,
      betweenIterations: () => gate.pass(),
      takeReward: () => {
        const { change } = own;
        own.change = null;
        return change;
      },
      onStep: (env: RacingEnv) => {
        const { simTime, episodeCount: episodes, lastStatus } = env;
        const progressOf = (i: number) => env.progressOf(i);
        const frame = fleetFrame(env.world, { simTime, episodes, lastStatus, progressOf }, null);
        post({ type: 'fleet', runId, frame }, buffersOf(frame));
      },
    };
    for await (const event of train(config, host, origin)) post({ type: 'event', runId, event });
  } catch (error) {
    post({ type: 'failed', runId, message: error instanceof Error ? error.message : String(error) });
  }
}
