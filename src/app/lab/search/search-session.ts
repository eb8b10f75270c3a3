import type { Click } from '../../../lab/search/click-memory.ts';
import type { SearchDocument, SearchKind } from '../../../lab/search/search-document.ts';
import type { SearchClient } from '../../../workers/client/search-client.ts';
import { searchDocuments } from '../../catalogue/search-documents.ts';
import { messageOf } from '../../state/message-of.ts';
import { Store } from '../../state/store.ts';
import type { LabPlatform } from '../lab-platform.ts';
import { changeClicks, MOST_KEPT, readClicks } from './kept-clicks.ts';
import { runDocuments } from './run-documents.ts';
import { FIRST_SEARCH, type SearchState } from './search-state.ts';

/** Longest question that a click is kept with, letters: of a longer one no more is read. */
const MOST_LETTERS = 300;

/** The search of one room: what is asked, found, clicked on and measured. */
export class SearchSession {
  readonly store = new Store<SearchState>(FIRST_SEARCH);
  readonly #platform: Pick<LabPlatform, 'openRuns' | 'loadTracks' | 'notices'>;
  readonly #client: SearchClient;
  #shipped: readonly SearchDocument[] = [];
  #own: readonly SearchDocument[] = [];
  #clicks: readonly Click[] = [];
  /** Counts changes of clicks: what is stored is taken over once the last one is. */
  #change = 0;
  /** Whether the room was left: runs may have come and gone since. */
  #wasLeft = false;

  constructor(platform: Pick<LabPlatform, 'openRuns' | 'loadTracks' | 'notices'>, client: SearchClient) {
    this.#platform = platform;
    this.#client = client;
  }

  /** Collects what there is to be found. @throws Error where the tracks do not arrive */
  async open(): Promise<void> {
    this.#shipped = searchDocuments(await this.#platform.loadTracks());
    await this.#keeping(async () => {
      this.#clicks = await readClicks(await this.#platform.openRuns());
    }, 'Clicks of earlier visits could not be read');
    await this.#collectRuns();
  }

  /** Another tab may have clicked meanwhile. */
  async reread(): Promise<void> {
    const number = this.#change;
    try {
      const stored = await readClicks(await this.#platform.openRuns());
      if (number === this.#change) this.#takeOver(stored);
    } catch {
      // The next click says so.
    }
  }

  leave(): void {
    this.#wasLeft = true;
  }

  /** Searches while a person types: what is older than the last question is not shown. */
  async ask(question: string): Promise<void> {
    this.store.update({ question, kind: null });
    if (question.trim() === '') {
      this.store.update({ answer: null, trouble: '', open: new Set() });
      return;
    }
    if (this.#wasLeft) await this.#collectRuns();
    try {
      const answer = await this.#client.search(question);
      if (this.store.state.question === question) this.store.update({ answer, trouble: '', open: new Set() });
    } catch (error) {
      if (this.store.state.question === question)
        this.store.update({ answer: null, trouble: `The search did not answer: ${messageOf(error)}.` });
    }
  }

  show(kind: SearchKind | null): void {
    this.store.update({ kind });
  }

  /** Opens a result where it stands, or closes it. */
  toggle(id: string): void {
    const open = new Set(this.store.state.open);
    if (!open.delete(id)) open.add(id);
    this.store.update({ open });
  }

  /** A result was gone to: the next ranking of such a question knows. @param above ids of what stood above it */
  async click(clicked: string, above: readonly string[]): Promise<void> {
    const question = this.store.state.question.slice(0, MOST_LETTERS);
    await this.#remember((clicks) => [...clicks, { question, above, clicked }]);
  }

  async forgetClicks(): Promise<void> {
    let length = 0;
    await this.#remember((clicks) => {
      length = clicks.length;
      return [];
    });
    await this.ask(this.store.state.question);
    this.#platform.notices.show({
      tone: 'info',
      kind: 'search clicks',
      text: `${length} ${length === 1 ? 'click is' : 'clicks are'} forgotten; results stand as they did before.`,
    });
  }

  /** Measures the search on its questions; what fails is said where the figures would be. */
  async assess(): Promise<void> {
    if (this.store.state.assessment === 'measuring') return;
    this.store.update({ assessment: 'measuring' });
    try {
      this.store.update({ assessment: await this.#client.assess() });
    } catch (error) {
      this.store.update({ assessment: null, trouble: `The search was not measured: ${messageOf(error)}.` });
    }
  }

  async #collectRuns(): Promise<void> {
    this.#wasLeft = false;
    await this.#keeping(async () => {
      this.#own = runDocuments(await (await this.#platform.openRuns()).listRuns());
    }, 'Your runs are not among what is found');
    this.#restock();
    this.store.update({ documents: this.#shipped.length + this.#own.length });
  }

  /** Changes clicks at once, and takes over what came of it in storage: another tab may have added some. */
  async #remember(change: (clicks: readonly Click[]) => readonly Click[]): Promise<void> {
    const number = ++this.#change;
    this.#clicks = change(this.#clicks).slice(-MOST_KEPT);
    this.#restock();
    await this.#keeping(async () => {
      const stored = await changeClicks(await this.#platform.openRuns(), change);
      if (number === this.#change) this.#takeOver(stored);
    }, 'This click counts until the page is closed');
  }

  #takeOver(clicks: readonly Click[]): void {
    this.#clicks = clicks;
    this.#restock();
  }

  #restock(): void {
    this.#client.setStock({ shipped: this.#shipped, own: this.#own, clicks: this.#clicks });
    this.store.update({ clicks: this.#clicks.length });
  }

  /** Does something with what the browser keeps; where it keeps nothing, says what follows of that. */
  async #keeping(task: () => Promise<void>, consequence: string): Promise<void> {
    try {
      await task();
    } catch (error) {
      const text = `${consequence}: ${messageOf(error)}.`;
      this.#platform.notices.show({ tone: 'error', kind: 'search storage', text });
    }
  }
}
