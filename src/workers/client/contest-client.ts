import type { LiveStanding } from '../../race/live-standings.ts';
import type { ManualInput } from '../../race/manual-pilot.ts';
import type { ContestOutcome } from '../../training/contest-recording.ts';
import type { ContestTask } from '../../training/contest-task.ts';
import type { ContestMessage, ContestRequest, FleetFrame } from '../protocol.ts';

/** What a contest tells while it is driven. */
export interface ContestListener {
  /** For every decision: all cars, and how they stand, in the order of the entrants. */
  frame(frame: FleetFrame, standings: readonly LiveStanding[]): void;
  over(outcome: ContestOutcome): void;
  /** It broke off; the next `lineUp` begins with another worker. */
  failed(message: string): void;
}

/** The page's end of the contest worker. There is one as long as there is a contest. */
export class ContestClient {
  readonly #listener: ContestListener;
  readonly #makeWorker: () => Worker;
  #worker: Worker | null = null;

  constructor(listener: ContestListener, makeWorker = startContestWorker) {
    this.#listener = listener;
    this.#makeWorker = makeWorker;
  }

  /** The cars line up and wait. A contest that was under way ends without a word. */
  lineUp(task: ContestTask, laps: number): void {
    this.dispose();
    const worker = this.#makeWorker();
    worker.onmessage = ({ data }: MessageEvent<ContestMessage>) => this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#fail(event.message || 'The race worker could not be loaded');
    };
    this.#worker = worker;
    this.#send({ type: 'line-up', task, rules: { trials: laps } });
  }

  /** They drive, or drive on. */
  go(): void {
    this.#send({ type: 'go' });
  }

  pause(): void {
    this.#send({ type: 'pause' });
  }

  /** What the person holds down from now on. */
  steer(input: ManualInput): void {
    this.#send({ type: 'input', input });
  }

  /** @param speed as a multiple of real time */
  setSpeed(speed: number): void {
    this.#send({ type: 'speed', speed });
  }

  /** @param entrant whose objects come with the frames */
  follow(entrant: number): void {
    this.#send({ type: 'follow', entrant });
  }

  /** It is over for all who still drive: they are told with `over`. */
  giveUp(): void {
    this.#send({ type: 'give-up' });
  }

  /** Ends it without a word. */
  dispose(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #send(request: ContestRequest): void {
    this.#worker?.postMessage(request);
  }

  #receive(message: ContestMessage): void {
    if (message.type === 'frame') this.#listener.frame(message.frame, message.standings);
    else if (message.type === 'failed') this.#fail(message.message);
    else {
      this.dispose();
      this.#listener.over(message.outcome);
    }
  }

  #fail(message: string): void {
    this.dispose();
    this.#listener.failed(message);
  }
}

function startContestWorker(): Worker {
  return new Worker(new URL('../contest.worker.ts', import.meta.url), { type: 'module', name: 'contest' });
}
