import type { ScorerWorkerEvents, SpawnScorer } from '../reward/watched-worker.ts';
import type { TrainerMessage, TrainerRequest } from './protocol.ts';

interface Remote {
  readonly events: ScorerWorkerEvents;
  port: MessagePort | null;
  /** Requests made before the port arrived. */
  readonly waiting: unknown[];
}

/**
 * The training worker's side of the reward sandbox. Only the page can make and end the sandbox's workers, so they are
 * asked for by message; rollouts then travel directly over each worker's own port.
 */
export class RemoteScorers {
  readonly #post: (message: TrainerMessage) => void;
  readonly #remotes = new Map<number, Remote>();
  #nextId = 1;

  constructor(post: (message: TrainerMessage) => void) {
    this.#post = post;
  }

  readonly spawn: SpawnScorer = (language, events) => {
    const scorerId = this.#nextId++;
    const remote: Remote = { events, port: null, waiting: [] };
    this.#remotes.set(scorerId, remote);
    this.#post({ type: 'scorer-wanted', scorerId, language });
    return {
      post: (request) => {
        if (remote.port) remote.port.postMessage(request);
        else remote.waiting.push(request);
      },
      kill: () => {
        this.#remotes.delete(scorerId);
        remote.port?.close();
        this.#post({ type: 'scorer-kill', scorerId });
      },
    };
  };

  /** Takes what the page answers; late answers for a killed worker are ignored. */
  accept(request: Extract<TrainerRequest, { type: 'scorer' | 'scorer-failed' }>): void {
    const remote = this.#remotes.get(request.scorerId);
    if (!remote) return;
    if (request.type === 'scorer-failed') {
      remote.events.failed(request.message);
      return;
    }
    remote.port = request.port;
    request.port.onmessage = ({ data }: MessageEvent<unknown>) => remote.events.message(data);
    for (const message of remote.waiting.splice(0)) request.port.postMessage(message);
  }
}
