import type { SearchAnswer } from '../../lab/search/answer-question.ts';
import type { SearchAssessment } from '../../lab/search/assess-search.ts';
import type { SearchQuestions, SearchStock } from '../search-protocol.ts';
import { AskedWorker } from './asked-worker.ts';

export type { SearchStock } from '../search-protocol.ts';

/** The page's end of the worker that searches. A worker that is new, or has died, is told first what there is. */
export class SearchClient {
  readonly #worker: AskedWorker<SearchQuestions>;
  #stock: SearchStock = { shipped: [], own: [], clicks: [] };
  /** Whether the worker knows the stock; null: it has not been told. */
  #told: Promise<unknown> | null = null;

  constructor(makeWorker = startSearchWorker) {
    this.#worker = new AskedWorker(makeWorker, 'searches');
  }

  /** What is searched from now on. */
  setStock(stock: SearchStock): void {
    this.#stock = stock;
    this.#told = null;
  }

  /** @throws Error with a sentence that says what went wrong */
  search(text: string): Promise<SearchAnswer> {
    return this.#ask('search', text);
  }

  /** Measures the search on its questions. @throws Error as `search` */
  assess(): Promise<SearchAssessment> {
    return this.#ask('assess', null);
  }

  async #ask<Name extends 'search' | 'assess'>(
    name: Name,
    question: SearchQuestions[Name][0],
  ): Promise<SearchQuestions[Name][1]> {
    try {
      await (this.#told ??= this.#worker.ask('stock', this.#stock));
      return await this.#worker.ask(name, question);
    } catch (error) {
      this.#told = null;
      throw error;
    }
  }
}

function startSearchWorker(): Worker {
  return new Worker(new URL('../search.worker.ts', import.meta.url), { type: 'module', name: 'search' });
}
