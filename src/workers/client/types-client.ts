import type { NameCard, NameOffer, TypeNote } from '../../reward/types/type-note.ts';
import type { TypesAnswer, TypesMessage, TypesRequest } from '../protocol.ts';

/** How long the worker may be busy with a question, ms: types can be written that TypeScript never gets through. */
const DEADLINE = 10_000;
/** After so many deaths without an answer in between the worker is given up. */
const MAX_DEATHS = 3;

interface Question {
  readonly request: TypesRequest;
  readonly settle: (answer: TypesAnswer) => void;
}

/**
 * The page's end of the types worker, which is loaded with the first question: a megabyte. It is a help and no more: where the
 * worker cannot be loaded, dies over a question, takes too long or has a newer one of the same kind, the answer is null. What
 * waited behind a question that a worker died over is asked anew.
 */
export class TypesClient {
  readonly #makeWorker: () => Worker;
  readonly #waiting = new Map<number, Question>();
  #worker: Worker | null = null;
  #deaths = 0;
  #nextRequestId = 1;
  /** What the worker is busy with; null for nothing. */
  #current: Question | null = null;
  #deadline: ReturnType<typeof setTimeout> | undefined;

  constructor(makeWorker = startTypesWorker) {
    this.#makeWorker = makeWorker;
  }

  /** What does not fit together in a reward. */
  check(code: string): Promise<readonly TypeNote[] | null> {
    const requestId = this.#nextRequestId++;
    return this.#ask({ type: 'check', requestId, code }) as Promise<readonly TypeNote[] | null>;
  }

  /** What could be written at an offset. */
  offers(code: string, offset: number): Promise<readonly NameOffer[] | null> {
    const requestId = this.#nextRequestId++;
    return this.#ask({ type: 'offers', requestId, code, offset }) as Promise<readonly NameOffer[] | null>;
  }

  /** What a name is that `offers` has named at this offset. */
  describe(code: string, offset: number, name: string): Promise<NameCard | null> {
    const requestId = this.#nextRequestId++;
    return this.#ask({ type: 'describe', requestId, code, offset, name }) as Promise<NameCard | null>;
  }

  /** What stands at an offset. */
  hover(code: string, offset: number): Promise<NameCard | null> {
    const requestId = this.#nextRequestId++;
    return this.#ask({ type: 'hover', requestId, code, offset }) as Promise<NameCard | null>;
  }

  #ask(request: TypesRequest): Promise<TypesAnswer> {
    const worker = this.#running();
    if (worker === null) return Promise.resolve(null);
    return new Promise((settle) => {
      this.#waiting.set(request.requestId, { request, settle });
      worker.postMessage(request);
    });
  }

  #running(): Worker | null {
    if (this.#worker !== null || this.#deaths >= MAX_DEATHS) return this.#worker;
    const worker = this.#makeWorker();
    worker.onmessage = ({ data }: MessageEvent<TypesMessage>) => this.#receive(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#die();
    };
    this.#worker = worker;
    return worker;
  }

  #receive({ requestId, ...message }: TypesMessage): void {
    clearTimeout(this.#deadline);
    const question = this.#waiting.get(requestId) ?? null;
    if (message.type === 'working') {
      this.#current = question;
      this.#deadline = setTimeout(() => this.#die(), DEADLINE);
    } else {
      this.#current = null;
      this.#deaths = 0;
      this.#waiting.delete(requestId);
      question?.settle(message.result);
    }
  }

  #die(): void {
    clearTimeout(this.#deadline);
    const current = this.#current;
    this.#worker?.terminate();
    this.#worker = null;
    this.#current = null;
    this.#deaths++;
    // One that did not even load will not load for the others either.
    const isOver = current === null || this.#deaths >= MAX_DEATHS;
    const lost = isOver ? [...this.#waiting.values()] : [current];
    for (const { request, settle } of lost) {
      this.#waiting.delete(request.requestId);
      settle(null);
    }
    if (this.#waiting.size === 0) return;
    const worker = this.#running();
    for (const { request } of this.#waiting.values()) worker?.postMessage(request);
  }
}

function startTypesWorker(): Worker {
  return new Worker(new URL('../types.worker.ts', import.meta.url), { type: 'module', name: 'types' });
}
