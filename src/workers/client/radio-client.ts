import type { RadioAssessment } from '../../lab/radio/assess-radio.ts';
import type { SearchDocument } from '../../lab/search/search-document.ts';
import type { RadioQuestions, RadioReport, RadioSource, RecordedName } from '../radio-protocol.ts';
import { AskedWorker } from './asked-worker.ts';
import { ToldWorker } from './told-worker.ts';

export type { RadioReport, RadioSource, RecordedName } from '../radio-protocol.ts';

/** The page's end of the worker that listens to the pit radio. Every promise rejects with an Error that says what went wrong. */
export class RadioClient {
  readonly #worker: ToldWorker<RadioQuestions>;

  /** @param documents texts that help */
  constructor(documents: readonly SearchDocument[], makeWorker = startRadioWorker) {
    this.#worker = new ToldWorker<RadioQuestions>(
      new AskedWorker(makeWorker, 'listens to the radio'),
      (worker) => worker.ask('stock', documents),
    );
  }

  /** The recorded runs, in their order. */
  recorded(): Promise<readonly RecordedName[]> {
    return this.#worker.ask('recorded', null);
  }

  hear(source: RadioSource): Promise<RadioReport> {
    return this.#worker.ask('hear', source);
  }

  /** Texts that help with what a message says. */
  help(text: string): Promise<readonly SearchDocument[]> {
    return this.#worker.ask('help', text);
  }

  assess(): Promise<RadioAssessment> {
    return this.#worker.ask('assess', null);
  }
}

function startRadioWorker(): Worker {
  return new Worker(new URL('../radio.worker.ts', import.meta.url), { type: 'module', name: 'radio' });
}
