import type { PackageSource, Provision } from '../reward/python/package-source.ts';
import type { ScorerRequest } from '../reward/scorer-message.ts';
import type { ScorerWorkerEvents, SpawnScorer } from '../reward/watched-worker.ts';
import type { ScorerDemand, StudioRequest, TrainerRequest } from './protocol.ts';

interface Wanted {
  readonly events: ScorerWorkerEvents;
  port: MessagePort | null;
}

/**
 * A worker's way to scorer workers: it cannot make an iframe, so it asks the page, which answers with a port. Hand `spawn`
 * and `packages` to a `GuardedScorer` and every message of the page to `receive`.
 */
export class ScorerSpawner {
  readonly #send: (message: ScorerDemand) => void;
  readonly #wanted = new Map<number, Wanted>();
  readonly #waiting = new Map<number, (provision: Provision) => void>();
  #nextId = 1;

  /** @param send posts to the page */
  constructor(send: (message: ScorerDemand) => void) {
    this.#send = send;
  }

  readonly spawn: SpawnScorer = (language, events) => {
    const scorerId = this.#nextId++;
    this.#wanted.set(scorerId, { events, port: null });
    this.#send({ type: 'scorer-wanted', scorerId, language });
    return {
      // A scorer is spoken to only once it has said that it is ready, through its port.
      post: (request: ScorerRequest) => this.#wanted.get(scorerId)?.port?.postMessage(request),
      kill: () => {
        this.#wanted.get(scorerId)?.port?.close();
        if (this.#wanted.delete(scorerId)) this.#send({ type: 'scorer-kill', scorerId });
      },
    };
  };

  readonly packages: PackageSource = (modules) => {
    const packagesId = this.#nextId++;
    this.#send({ type: 'packages-wanted', packagesId, modules });
    return new Promise((resolve) => this.#waiting.set(packagesId, resolve));
  };

  /** Takes a message of the page. @returns false when it was not meant for the spawner */
  receive(request: TrainerRequest | StudioRequest): boolean {
    if (request.type === 'scorer') {
      const wanted = this.#wanted.get(request.scorerId);
      if (!wanted) return true; // killed meanwhile
      wanted.port = request.port;
      request.port.onmessage = ({ data }) => wanted.events.message(data);
      return true;
    }
    if (request.type === 'packages') {
      this.#waiting.get(request.packagesId)?.(request.provision);
      this.#waiting.delete(request.packagesId);
      return true;
    }
    if (request.type === 'scorer-failed') {
      this.#wanted.get(request.scorerId)?.events.failed(request.message);
      return true;
    }
    return false;
  }
}
