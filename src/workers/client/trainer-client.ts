import type { RewardChange } from '../../training/reward-change.ts';
import type { RunConfig } from '../../training/run-config.ts';
import type { RunOrigin } from '../../training/run-origin.ts';
import type { TrainingEvent } from '../../training/training-event.ts';
import type { FleetFrame, TrainerMessage, TrainerRequest } from '../protocol.ts';
import { SandboxBroker } from './sandbox-broker.ts';
import type { SandboxHost } from './sandbox-host.ts';

/** What a trainer tells about its runs. */
export interface TrainerListener {
  event(runId: string, event: TrainingEvent): void;
  fleet(runId: string, frame: FleetFrame): void;
  paused(runId: string): void;
  /** The run's reward has printed. */
  printed(runId: string, text: string): void;
  /** Something of ours broke; `runId` is null when it was the worker as a whole. */
  failed(runId: string | null, message: string): void;
}

/** A running worker and what carries reward scorers to it. */
interface Staff {
  readonly worker: Worker;
  readonly broker: SandboxBroker;
}

/** The page's end of the training worker. The worker is started with the first run, and again after it has died. */
export class TrainerClient {
  readonly #makeWorker: () => Worker;
  readonly #sandbox: SandboxHost;
  readonly #listener: TrainerListener;
  #staff: Staff | null = null;

  /** @param sandbox where the rewards of its runs are computed */
  constructor(listener: TrainerListener, sandbox: SandboxHost, makeWorker = startTrainerWorker) {
    this.#listener = listener;
    this.#sandbox = sandbox;
    this.#makeWorker = makeWorker;
  }

  /** Starts the worker before it is needed, so that the first run does not wait for it. */
  warmUp(): void {
    this.#running();
  }

  train(runId: string, config: RunConfig, origin: RunOrigin): void {
    this.#send({ type: 'train', runId, config, origin });
  }

  pause(runId: string): void {
    this.#send({ type: 'pause', runId });
  }

  resume(runId: string): void {
    this.#send({ type: 'resume', runId });
  }

  changeReward(runId: string, change: RewardChange): void {
    this.#send({ type: 'change-reward', runId, change });
  }

  stop(runId: string): void {
    this.#send({ type: 'stop', runId });
  }

  /** Ends the worker at once, whatever it is doing. */
  dispose(): void {
    this.#staff?.worker.terminate();
    this.#staff?.broker.close();
    this.#staff = null;
  }

  #send(request: TrainerRequest): void {
    this.#running().worker.postMessage(request);
  }

  #running(): Staff {
    if (this.#staff !== null) return this.#staff;
    const worker = this.#makeWorker();
    const broker = new SandboxBroker(this.#sandbox, (request, transfer) =>
      worker.postMessage(request, transfer),
    );
    worker.onmessage = ({ data }: MessageEvent<TrainerMessage>) => {
      if (!broker.receive(data)) this.#receive(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#die(event.message || 'The training worker could not be loaded');
    };
    worker.onmessageerror = () => this.#die('A message of the training worker could not be read');
    this.#staff = { worker, broker };
    return this.#staff;
  }

  #die(message: string): void {
    this.dispose();
    this.#listener.failed(null, message);
  }

  #receive(message: TrainerMessage): void {
    switch (message.type) {
      case 'event':
        this.#listener.event(message.runId, message.event);
        return;
      case 'fleet':
        this.#listener.fleet(message.runId, message.frame);
        return;
      case 'paused':
        this.#listener.paused(message.runId);
        return;
      case 'printed':
        this.#listener.printed(message.runId, message.text);
        return;
      case 'failed':
        this.#listener.failed(message.runId, message.message);
        return;
      default:
      // The broker has taken all that is about scorers.
    }
  }
}

function startTrainerWorker(): Worker {
  return new Worker(new URL('../trainer.worker.ts', import.meta.url), { type: 'module', name: 'trainer' });
}
