import type { ScorerReply, ScorerRequest } from '../../../src/reward/scorer-message.ts';
import type { ScorerWorkerEvents, SpawnScorer } from '../../../src/reward/watched-worker.ts';

/** A scorer worker that says what a test tells it to. */
export class ScriptedWorker {
  readonly requests: ScorerRequest[] = [];
  killed = false;

  constructor(readonly events: ScorerWorkerEvents) {}

  get request(): ScorerRequest {
    const request = this.requests.at(-1);
    if (!request) throw new Error('the worker was not asked anything yet');
    return request;
  }

  ready(): void {
    this.events.message({ type: 'ready' } satisfies ScorerReply);
  }

  /** Answers the latest request. */
  reply(reply: Record<string, unknown>): void {
    this.events.message({ id: this.request.id, ...reply });
  }
}

/** Records every worker that is started. */
export class ScriptedWorkers {
  readonly all: ScriptedWorker[] = [];

  readonly spawn: SpawnScorer = (_runtime, events) => {
    const worker = new ScriptedWorker(events);
    this.all.push(worker);
    return {
      post: (request) => worker.requests.push(request),
      kill: () => {
        worker.killed = true;
      },
    };
  };
}
