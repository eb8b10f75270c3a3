import { TEXT_LIMIT } from './clean-text.ts';
import type { Wheel } from './python/package-source.ts';
import { parseReply } from './scorer-message.ts';
import type { ScorerReply, ScorerRequest, ScorerRuntime } from './scorer-message.ts';
import { afterAwake } from './timer.ts';
import type { Timer } from './timer.ts';

/** A scorer worker, as the platform gives it. */
export interface ScorerWorker {
  post(request: ScorerRequest): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

/** How a worker was lost: silent, crashed, out of memory, or ended by somebody else. */
export type Loss = 'stalled' | 'broken' | 'exhausted' | 'ended';

/** What a platform tells about a worker it started. */
export interface ScorerWorkerEvents {
  message(data: unknown): void;
  /** The worker could not be started, or has died. */
  failed(reason: string, loss?: Loss): void;
}

/** Starts a worker of a runtime; returns before it is ready. */
export type SpawnScorer = (runtime: ScorerRuntime, events: ScorerWorkerEvents) => ScorerWorker;

/** How long a request may show no progress, milliseconds. */
export interface Patience {
  /** Until the first progress message. */
  readonly first: number;
  /** Between two progress messages. */
  readonly next: number;
  /** Until `onSilence` is called, which may prepare for the loss. */
  readonly silence: number;
  /** How many calls (while loading, modules) there are to announce: nobody buys more time than they may take. */
  readonly calls: number;
}

/** A worker was lost while a request was open. It must be replaced. */
export class WorkerLostError extends Error {
  constructor(
    readonly reason: Loss,
    message: string,
    /** The last call that was announced; −1 before the first. */
    readonly call: number,
  ) {
    super(message);
    this.name = 'WorkerLostError';
  }
}

/** The runtime (Pyodide, a thread) did not start. Not the fault of any reward function. */
export class ScorerStartError extends Error {
  constructor(runtime: ScorerRuntime, reason: string) {
    super(`the ${runtime} runtime for reward functions did not start: ${reason}`);
    this.name = 'ScorerStartError';
  }
}

/** Packages that a worker has from its start. */
export interface WorkerPackages {
  readonly wheels: readonly Wheel[];
  /** Modules of theirs to import at once. */
  readonly modules: readonly string[];
}

/** Of the request that comes before all others. */
const INSTALL_ID = 0;

interface Pending {
  readonly request: ScorerRequest;
  readonly patience: Patience;
  readonly onReply: ((reply: ScorerReply) => void) | undefined;
  readonly onSilence: (() => void) | undefined;
  readonly resolve: (reply: ScorerReply) => void;
  readonly reject: (error: WorkerLostError) => void;
  lastCall: number;
  /** Characters that may still be printed. */
  room: number;
  isKnownSlow: boolean;
  cancelDeadline: () => void;
}

/**
 * One scorer worker with a deadline outside it. User code cannot be trusted to return, and a worker that loops cannot
 * answer, so silence is what ends it. The deadline runs only while a request is open and is renewed by progress.
 */
export class WatchedWorker {
  /** Resolves when the runtime has started and has its packages. @throws ScorerStartError */
  readonly ready: Promise<void>;
  readonly #worker: ScorerWorker;
  readonly #timer: Timer;
  #pending: Pending | null = null;
  #isUsed = false;
  /** Packages that are still to be installed. */
  #packages: WorkerPackages | null;
  /** Why it is dead; null while it is alive. */
  #death: { readonly reason: Loss; readonly message: string } | null = null;
  #settleReady: (error: ScorerStartError | null) => void = () => {};

  constructor(
    spawn: SpawnScorer,
    readonly runtime: ScorerRuntime,
    timer: Timer,
    startLimit: number,
    packages: WorkerPackages | null = null,
  ) {
    this.#timer = timer;
    this.#packages = packages;
    this.ready = new Promise((resolve, reject) => {
      this.#settleReady = (error) => (error ? reject(error) : resolve());
    });
    this.ready.catch(() => {}); // a spare may fail before anybody waits for it
    const cancel = afterAwake(timer, startLimit, () => this.#fail(`no answer after ${startLimit / 1000} s`));
    void this.ready.then(cancel, cancel);
    this.#worker = spawn(runtime, {
      message: (data) => this.#receive(data),
      failed: (reason, loss) => this.#fail(reason, loss),
    });
  }

  get dead(): boolean {
    return this.#death !== null;
  }

  /** Whether it may have run user code, which can change what all modules of a worker share. */
  get isUsed(): boolean {
    return this.#isUsed;
  }

  /**
   * Sends a request and waits for its final reply; one at a time.
   * @param onReply sees the replies before the final one
   * @param onSilence is called when there has been no sign of progress for a while
   * @throws WorkerLostError; the worker is dead then
   */
  request(
    request: ScorerRequest,
    patience: Patience,
    onReply?: (reply: ScorerReply) => void,
    onSilence?: () => void,
  ): Promise<ScorerReply> {
    if (this.#pending) throw new Error('a scorer worker takes one request at a time');
    this.#isUsed = true;
    return new Promise((resolve, reject) => {
      const pending: Pending = {
        request,
        patience,
        onReply,
        onSilence,
        resolve,
        reject,
        lastCall: -1,
        room: TEXT_LIMIT,
        isKnownSlow: false,
        cancelDeadline: () => {},
      };
      this.#pending = pending;
      if (this.#death) return this.#lose();
      this.#renewDeadline(pending, patience.first);
      this.#worker.post(request);
    });
  }

  kill(): void {
    this.#fail('the scorer worker was ended');
  }

  #receive(data: unknown): void {
    const reply = this.#death ? null : parseReply(data);
    if (!reply) return;
    if (reply.type === 'ready') return this.#started();
    if (reply.type === 'installed') return this.#settleReady(null);
    if (reply.type === 'broken') return this.#fail(reply.message);
    const pending = this.#pending;
    if (!pending || reply.id !== pending.request.id) return;
    if ('call' in reply && reply.call >= pending.patience.calls) return;
    if (reply.type === 'progress') {
      if (reply.call <= pending.lastCall) return; // only real progress buys time
      pending.lastCall = reply.call;
      this.#renewDeadline(pending, pending.patience.next);
      pending.onReply?.(reply);
    } else if (reply.type === 'printed') {
      pending.onReply?.({ ...reply, text: reply.text.slice(0, pending.room) });
      pending.room = Math.max(pending.room - reply.text.length, 0);
    } else if (reply.type === 'slow') {
      if (!pending.isKnownSlow) pending.onReply?.(reply);
      pending.isKnownSlow = true;
    } else if (reply.type === 'outcome') {
      pending.onReply?.(reply);
    } else {
      pending.cancelDeadline();
      this.#pending = null;
      pending.resolve(reply);
    }
  }

  /** The runtime is up; what it still lacks is packages. */
  #started(): void {
    if (this.#packages === null) return this.#settleReady(null);
    const { wheels, modules } = this.#packages;
    this.#packages = null;
    this.#worker.post({ type: 'install', id: INSTALL_ID, wheels, modules });
  }

  #renewDeadline(pending: Pending, milliseconds: number): void {
    pending.cancelDeadline();
    const silence = Math.min(milliseconds, pending.patience.silence);
    pending.cancelDeadline = afterAwake(this.#timer, silence, () => {
      pending.cancelDeadline = afterAwake(this.#timer, milliseconds - silence, () =>
        this.#fail(`no progress for ${milliseconds / 1000} s`, 'stalled'),
      );
      pending.onSilence?.();
    });
  }

  #fail(message: string, reason: Loss = 'broken'): void {
    if (this.#death) return;
    this.#death = { reason, message };
    this.#worker.kill();
    this.#settleReady(new ScorerStartError(this.runtime, message));
    this.#lose();
  }

  /** The open request learns of the death. */
  #lose(): void {
    const pending = this.#pending;
    if (!pending || !this.#death) return;
    this.#pending = null;
    pending.cancelDeadline();
    pending.reject(new WorkerLostError(this.#death.reason, this.#death.message, pending.lastCall));
  }
}
