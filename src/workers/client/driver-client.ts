import type { Evaluation } from '../../race/evaluation.ts';
import type { Explanation } from '../../training/explain/explanation.ts';
import type { Sight } from '../../training/policy-sight.ts';
import type { DrivenStep } from '../../training/policy-driver.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import type { RecordedEpisode } from '../../training/recorded-episode.ts';
import type { DriverMessage, DriverRequest, DriverTask, ExplainedDrive, FleetFrame } from '../protocol.ts';

/** A finished attempt of the driving policy. */
export type DrivenLap = Omit<Extract<DriverMessage, { type: 'lap' }>, 'type' | 'drive'>;

/** What a driver tells while it drives. */
export interface DriverListener {
  /** 15 times a second: one car. */
  frame(frame: FleetFrame): void;
  /** With each frame, while it is wanted: what the car sees. */
  sight(sight: Sight): void;
  /** While it is wanted: what a reward is told of each decision of the lap, in order; one may come twice. */
  step(step: DrivenStep): void;
  /** With each frame, while it is wanted: why the policy did what it did. */
  explained(drive: ExplainedDrive): void;
  /** That cannot be told; the drive goes on. */
  unexplained(reason: string): void;
  lap(lap: DrivenLap): void;
  failed(message: string): void;
}

type Answer = Extract<DriverMessage, { type: 'evaluation' | 'recorded' | 'explanation' }>;

interface Waiting {
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

/** The page's end of the driver worker, which lets one policy drive in real time. Started with the first drive. */
export class DriverClient {
  readonly #listener: DriverListener;
  readonly #makeWorker: () => Worker;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #nextRequestId = 1;
  /** Counts drives: what is still said of the one before is not of this one. */
  #drive = 0;
  #isSightWanted = false;
  #areParamsWanted = false;
  #isWhyWanted = false;
  /** The policy that the worker was last asked to explain. */
  #asked: PolicySnapshot | null = null;

  constructor(listener: DriverListener, makeWorker = startDriverWorker) {
    this.#listener = listener;
    this.#makeWorker = makeWorker;
  }

  /** Puts a car with a policy on a track. */
  drive(task: DriverTask): void {
    this.#send({ type: 'drive', drive: ++this.#drive, task });
  }

  /** Asks for what the car sees, or no longer; a worker that is started later is told, too. */
  wantSight(isWanted: boolean): void {
    this.#isSightWanted = isWanted;
    this.#worker?.postMessage({ type: 'sight', isWanted } satisfies DriverRequest);
  }

  /** Asks for what a reward is told of each decision, or no longer. */
  wantParams(isWanted: boolean): void {
    this.#areParamsWanted = isWanted;
    this.#worker?.postMessage({ type: 'params', isWanted } satisfies DriverRequest);
  }

  /** Asks for why the policy does what it does, or no longer. */
  wantExplanations(isWanted: boolean): void {
    this.#isWhyWanted = isWanted;
    this.#worker?.postMessage({ type: 'explain-drive', isWanted } satisfies DriverRequest);
  }

  /**
   * Why a policy does what it does at one moment, of a recorded lap for example. Ask of one policy after the other: each is sent
   * once.
   * @param observation one row, as the policy is given it
   * @returns rejects where that cannot be told, or when the worker dies
   */
  async explain(policy: PolicySnapshot, observation: Float32Array): Promise<Explanation> {
    if (this.#asked !== policy) this.#send({ type: 'explain-policy', policy });
    this.#asked = policy;
    const answer = await this.#ask((requestId) => ({ type: 'explain', requestId, observation }));
    return (answer as Extract<Answer, { type: 'explanation' }>).explanation;
  }

  pause(): void {
    this.#send({ type: 'pause' });
  }

  resume(): void {
    this.#send({ type: 'resume' });
  }

  /** Ten standing starts. Rejects when it breaks off, or the worker dies. */
  async evaluate(task: DriverTask): Promise<Evaluation> {
    const answer = await this.#ask((requestId) => ({ type: 'evaluate', requestId, task }));
    return (answer as Extract<Answer, { type: 'evaluation' }>).evaluation;
  }

  /**
   * A standing start of each, to be played again. Rejects when it breaks off, or the worker dies.
   * @param withSights whether to keep what is to be seen from the first car
   */
  async record(tasks: readonly DriverTask[], withSights: boolean): Promise<readonly RecordedEpisode[]> {
    const answer = await this.#ask((requestId) => ({ type: 'record', requestId, tasks, withSights }));
    return (answer as Extract<Answer, { type: 'recorded' }>).episodes;
  }

  /** Starts the worker before it is needed: the first car does not wait for it. */
  warmUp(): void {
    this.#running();
  }

  dispose(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#asked = null;
    this.#abandon('The driver was closed');
  }

  #ask(requestWith: (requestId: number) => DriverRequest): Promise<Answer> {
    const requestId = this.#nextRequestId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(requestId, { resolve, reject });
      this.#send(requestWith(requestId));
    });
  }

  #send(request: DriverRequest): void {
    this.#running().postMessage(request);
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = this.#makeWorker();
    worker.onmessage = ({ data }: MessageEvent<DriverMessage>) => this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.dispose();
      this.#listener.failed(event.message || 'The driver worker could not be loaded');
    };
    this.#worker = worker;
    if (this.#isSightWanted) this.wantSight(true);
    if (this.#areParamsWanted) this.wantParams(true);
    if (this.#isWhyWanted) this.wantExplanations(true);
    return worker;
  }

  #receive(message: DriverMessage): void {
    switch (message.type) {
      case 'frame':
        this.#listener.frame(message.frame);
        return;
      case 'sight':
        this.#listener.sight(message.sight);
        return;
      case 'step':
        if (message.drive === this.#drive) this.#listener.step(message.step);
        return;
      case 'lap':
        if (message.drive === this.#drive) this.#listener.lap(message);
        return;
      case 'evaluation':
      case 'recorded':
      case 'explanation':
        this.#waiting.get(message.requestId)?.resolve(message);
        this.#waiting.delete(message.requestId);
        return;
      case 'refused':
        this.#waiting.get(message.requestId)?.reject(new Error(message.message));
        this.#waiting.delete(message.requestId);
        return;
      case 'explained-drive':
        this.#listener.explained(message.drive);
        return;
      case 'unexplained':
        this.#listener.unexplained(message.message);
        return;
      case 'failed':
        this.#abandon(message.message);
        this.#listener.failed(message.message);
    }
  }

  #abandon(reason: string): void {
    for (const waiting of this.#waiting.values()) waiting.reject(new Error(reason));
    this.#waiting.clear();
  }
}

function startDriverWorker(): Worker {
  return new Worker(new URL('../driver.worker.ts', import.meta.url), { type: 'module', name: 'driver' });
}
