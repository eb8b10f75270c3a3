import type { SearchAnswer } from '../../lab/search/answer-question.ts';
import type { SearchAssessment } from '../../lab/search/assess-search.ts';
import type { SearchQuestions, SearchStock } from '../search-protocol.ts';
import { AskedWorker } from './asked-worker.ts';
import { ToldWorker } from './told-worker.ts';

export type { SearchStock } from '../search-protocol.ts';

/** The page's end of the worker that searches. */
export class SearchClient {
  readonly #worker: ToldWorker<SearchQuestions>;
  #stock: SearchStock = { shipped: [], own: [], clicks: [] };

  constructor(makeWorker = startSearchWorker) {
    this.#worker = new ToldWorker<SearchQuestions>(new AskedWorker(makeWorker, 'searches'), (worker) =>
      worker.ask('stock', this.#stock),
    );
  }

  /** What is searched from now on. */
  setStock(stock: SearchStock): void {
    this.#stock = stock;
    this.#worker.retell();
  }

  /** @throws Error with a sentence that says what went wrong */
  search(text: string): Promise<SearchAnswer> {
    return this.#worker.ask('search', text);
  }

  /** Measures the search on its questions. @throws Error as `search` */
  assess(): Promise<SearchAssessment> {
    return this.#worker.ask('assess', null);
  }
}

function startSearchWorker(): Worker {
  return new Worker(new URL('../search.worker.ts', import.meta.url), { type: 'module', name: 'search' });
}
