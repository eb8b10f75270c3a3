import type { MusicTask, MusicTrainerMessage, MusicTrainerRequest } from '../music-protocol.ts';

/** The page's end of the music training worker, which is started with the first request, and again after it has died. */
export class MusicTrainerClient {
  readonly #makeWorker: () => Worker;
  readonly #receive: (message: MusicTrainerMessage) => void;
  #worker: Worker | null = null;
  /** What was asked for last: what fails when the worker dies. */
  #id = '';

  /** @param receive is given every message; `failed` of the last request also where the worker dies */
  constructor(receive: (message: MusicTrainerMessage) => void, makeWorker = startMusicTrainerWorker) {
    this.#receive = receive;
    this.#makeWorker = makeWorker;
  }

  survey(id: string, { source, probe }: Pick<MusicTask, 'source' | 'probe'>): void {
    this.#id = id;
    this.#send({ type: 'survey', id, source, probe });
  }

  train(id: string, task: MusicTask): void {
    this.#id = id;
    this.#send({ type: 'train', id, task });
  }

  /** @param how pause, resume or stop a training */
  steer(how: 'pause' | 'resume' | 'stop', id: string): void {
    this.#send({ type: how, id });
  }

  /** Ends the worker at once, whatever it is doing. */
  dispose(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  #send(request: MusicTrainerRequest): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(request);
  }

  #start(): Worker {
    const worker = this.#makeWorker();
    worker.onmessage = ({ data }: MessageEvent<MusicTrainerMessage>) => this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#die(event.message || 'The worker that trains music could not be loaded');
    };
    worker.onmessageerror = () => this.#die('A message of the worker that trains music could not be read');
    return worker;
  }

  #die(message: string): void {
    this.dispose();
    this.#receive({ type: 'failed', id: this.#id, message });
  }
}

function startMusicTrainerWorker(): Worker {
  return new Worker(new URL('../music-trainer.worker.ts', import.meta.url), {
    type: 'module',
    name: 'music-trainer',
  });
}
