import type { AnswerMessage, QuestionMessage, Questions } from '../questions.ts';

export interface AskOptions<News> {
  /** Aborted when no more is wanted than there is: the answer comes all the same. */
  readonly signal?: AbortSignal | undefined;
  /** Called with what is told before the answer. */
  readonly onNews?: ((news: News) => void) | undefined;
}

interface Waiting<Answer, News> {
  readonly settle: (answer: Answer) => void;
  readonly refuse: (error: Error) => void;
  readonly onNews: AskOptions<News>['onNews'];
}

/**
 * The page's end of a worker that answers questions (`answer-questions.ts`). It is started with the first one, and again after
 * it has died, which refuses all that wait.
 */
export class AskedWorker<Q extends Questions<Q>, News = never> {
  readonly #makeWorker: () => Worker;
  readonly #what: string;
  readonly #waiting = new Map<number, Waiting<Q[keyof Q][1], News>>();
  #worker: Worker | null = null;
  #nextId = 1;

  /** @param what its task, as the end of “the worker that …” */
  constructor(makeWorker: () => Worker, what: string) {
    this.#makeWorker = makeWorker;
    this.#what = what;
  }

  /** Starts the worker, so that it is there when it is asked. */
  warmUp(): void {
    this.#worker ??= this.#start();
  }

  /** @throws Error with a sentence that says what went wrong */
  async ask<Name extends keyof Q>(
    name: Name,
    question: Q[Name][0],
    { signal, onNews }: AskOptions<News> = {},
  ): Promise<Q[Name][1]> {
    const worker = (this.#worker ??= this.#start());
    const id = this.#nextId++;
    const answered = new Promise<Q[Name][1]>((settle, refuse) => {
      this.#waiting.set(id, { settle, refuse, onNews });
    });
    const send = (message: QuestionMessage<Q>): void => worker.postMessage(message);
    const enough = (): void => send({ type: 'enough', id });
    try {
      // What cannot be cloned throws here.
      send({ type: 'question', id, name, question } as QuestionMessage<Q>);
      if (signal?.aborted) enough();
      signal?.addEventListener('abort', enough);
      return await answered;
    } finally {
      signal?.removeEventListener('abort', enough);
      this.#waiting.delete(id);
    }
  }

  /** Ends the worker at once, whatever it is doing. */
  dispose(): void {
    this.#die(`the worker that ${this.#what} was ended`);
  }

  #start(): Worker {
    const worker = this.#makeWorker();
    worker.addEventListener('message', ({ data }: MessageEvent<AnswerMessage<Q, News>>) =>
      this.#receive(data),
    );
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#die(event.message || `the worker that ${this.#what} could not be loaded. Reload the page`);
    });
    worker.addEventListener('messageerror', () =>
      this.#die(`an answer of the worker that ${this.#what} could not be read`),
    );
    return worker;
  }

  #receive(message: AnswerMessage<Q, News>): void {
    const waiting = this.#waiting.get(message.id);
    if (message.type === 'news') waiting?.onNews?.(message.news);
    else if (message.type === 'answer') waiting?.settle(message.answer);
    else if (message.type === 'refused') waiting?.refuse(new Error(message.message));
  }

  #die(message: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    for (const { refuse } of this.#waiting.values()) refuse(new Error(message));
    this.#waiting.clear();
  }
}
