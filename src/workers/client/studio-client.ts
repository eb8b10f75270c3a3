import type { RewardProfile } from '../../reward/profile/profile.ts';
import type { Finding } from '../../reward/review/finding.ts';
import type { LapsQuestion, LapsReport } from '../../training/studio/lap-archive.ts';
import type { Recording } from '../../training/studio/recording.ts';
import type {
  FieldPicture,
  FieldTask,
  ReviewTask,
  StudioMessage,
  StudioOutcome,
  StudioRequest,
  TrailTask,
  TrialTask,
} from '../protocol.ts';
import { SandboxBroker } from './sandbox-broker.ts';
import type { SandboxHost } from './sandbox-host.ts';

/** A running worker and what carries reward scorers to it. */
interface Staff {
  readonly worker: Worker;
  readonly broker: SandboxBroker;
}

/** The page's end of the studio worker. The worker is started with the first question, and again after it has died. */
export class StudioClient {
  readonly #makeWorker: () => Worker;
  readonly #sandbox: SandboxHost;
  readonly #waiting = new Map<number, (message: StudioMessage | Error) => void>();
  #staff: Staff | null = null;
  /** What the worker knows, by what for. */
  readonly #recordings = new Map<'laps' | 'trial', Recording>();
  #nextRequestId = 1;

  /** @param sandbox where rewards are computed */
  constructor(sandbox: SandboxHost, makeWorker = startStudioWorker) {
    this.#sandbox = sandbox;
    this.#makeWorker = makeWorker;
  }

  /** Has a reward scored over the road. Rejects when the worker dies. */
  field(task: FieldTask): Promise<StudioOutcome<FieldPicture>> {
    const requestId = this.#nextRequestId++;
    return this.#ask({ type: 'field', requestId, task }) as Promise<StudioOutcome<FieldPicture>>;
  }

  /** Has rewards scored over recorded laps; the same object is the same recording. Rejects when the worker dies. */
  laps(recording: Recording, question: LapsQuestion): Promise<StudioOutcome<LapsReport>> {
    this.#record('laps', recording);
    const requestId = this.#nextRequestId++;
    return this.#ask({ type: 'laps', requestId, question }) as Promise<StudioOutcome<LapsReport>>;
  }

  /**
   * Has a reward reviewed. Rejects when the worker dies.
   * @param recording its laps are what the reward is tried on; the same object is the same one. Null where nobody drives
   */
  review(
    recording: Recording | null,
    task: Omit<ReviewTask, 'isRecorded'>,
  ): Promise<StudioOutcome<readonly Finding[]>> {
    const isRecorded = this.#recordTrial(recording);
    const requestId = this.#nextRequestId++;
    const whole = { ...task, isRecorded };
    return this.#ask({ type: 'review', requestId, task: whole }) as Promise<
      StudioOutcome<readonly Finding[]>
    >;
  }

  /** Has a reward profiled, as `review` has it reviewed. Rejects when the worker dies. */
  profile(
    recording: Recording | null,
    task: Omit<TrialTask, 'isRecorded'>,
  ): Promise<StudioOutcome<RewardProfile>> {
    const isRecorded = this.#recordTrial(recording);
    const requestId = this.#nextRequestId++;
    const whole = { ...task, isRecorded };
    return this.#ask({ type: 'profile', requestId, task: whole }) as Promise<StudioOutcome<RewardProfile>>;
  }

  /** Has the steps of a lap scored. Rejects when the worker dies. */
  trail(task: TrailTask): Promise<StudioOutcome<Float32Array>> {
    const requestId = this.#nextRequestId++;
    return this.#ask({ type: 'trail', requestId, task }) as Promise<StudioOutcome<Float32Array>>;
  }

  /** Ends the worker and its scorers. */
  dispose(): void {
    this.#die('The studio was closed');
  }

  /** @returns whether there is one */
  #recordTrial(recording: Recording | null): boolean {
    if (recording !== null) this.#record('trial', recording);
    return recording !== null;
  }

  #record(purpose: 'laps' | 'trial', recording: Recording): void {
    const { worker } = this.#running();
    if (this.#recordings.get(purpose) === recording) return;
    this.#recordings.set(purpose, recording);
    worker.postMessage({ type: 'recording', purpose, recording } satisfies StudioRequest);
  }

  #ask(request: Extract<StudioRequest, { requestId: number }>): Promise<unknown> {
    const { worker } = this.#running();
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.requestId, (message) => {
        if (message instanceof Error) reject(message);
        else if ('outcome' in message) resolve(message.outcome);
      });
      worker.postMessage(request);
    });
  }

  #running(): Staff {
    if (this.#staff !== null) return this.#staff;
    const worker = this.#makeWorker();
    const broker = new SandboxBroker(this.#sandbox, (supply, transfer) =>
      worker.postMessage(supply, transfer),
    );
    worker.onmessage = ({ data }: MessageEvent<StudioMessage>) => {
      if (broker.receive(data) || !('requestId' in data)) return;
      const settle = this.#waiting.get(data.requestId);
      this.#waiting.delete(data.requestId);
      settle?.(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#die(event.message || 'The studio worker could not be loaded');
    };
    this.#staff = { worker, broker };
    return this.#staff;
  }

  #die(message: string): void {
    this.#staff?.worker.terminate();
    this.#staff?.broker.close();
    this.#staff = null;
    this.#recordings.clear();
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const settle of waiting) settle(new Error(message));
  }
}

function startStudioWorker(): Worker {
  return new Worker(new URL('../studio.worker.ts', import.meta.url), { type: 'module', name: 'studio' });
}
