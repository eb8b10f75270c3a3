import { NO_PROVISION } from '../../reward/python/package-source.ts';
import type { ScorerSupply, StudioMessage, TrainerMessage } from '../protocol.ts';
import type { SandboxHost, SandboxWorker } from './sandbox-host.ts';

/**
 * Gives a worker (the trainer, the studio) the scorer workers it asks for, and the packages of their rewards. It only
 * carries the ports over: from then on the two talk to each other without the page in between.
 */
export class SandboxBroker {
  readonly #host: SandboxHost;
  readonly #send: (request: ScorerSupply, transfer: Transferable[]) => void;
  readonly #workers = new Map<number, SandboxWorker>();

  /** @param send posts to that worker */
  constructor(host: SandboxHost, send: (request: ScorerSupply, transfer: Transferable[]) => void) {
    this.#host = host;
    this.#send = send;
  }

  /** Takes a message of that worker. @returns false when it was not meant for the broker */
  receive(message: TrainerMessage | StudioMessage): boolean {
    if (message.type === 'scorer-wanted') {
      const { scorerId } = message;
      const worker = this.#host.spawn(message.language, (reason) => {
        this.#send({ type: 'scorer-failed', scorerId, message: reason }, []);
      });
      this.#workers.set(scorerId, worker);
      this.#send({ type: 'scorer', scorerId, port: worker.port }, [worker.port]);
      return true;
    }
    if (message.type === 'scorer-kill') {
      this.#workers.get(message.scorerId)?.kill();
      this.#workers.delete(message.scorerId);
      return true;
    }
    if (message.type === 'packages-wanted') {
      void this.#provide(message.packagesId, message.modules);
      return true;
    }
    return false;
  }

  async #provide(packagesId: number, modules: readonly string[]): Promise<void> {
    const provision = (await this.#host.packages?.(modules)) ?? NO_PROVISION;
    const buffers = provision.wheels.map(({ bytes }) => bytes.buffer);
    this.#send({ type: 'packages', packagesId, provision }, buffers);
  }

  /** Ends all workers, for example because the worker that had asked for them has died. */
  close(): void {
    for (const worker of this.#workers.values()) worker.kill();
    this.#workers.clear();
  }
}
