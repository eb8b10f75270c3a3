import type { TypesClient } from '../../workers/client/types-client.ts';
import type { RaceState } from '../state/race-state.ts';
import type { Store } from '../state/store.ts';
import { NO_TYPE_NOTES } from '../state/studio-state.ts';
import { Rest } from './rest.ts';

/** How long typing must rest before types are checked anew, ms. */
const REST = 200;

/**
 * Has the types of a reward checked while it is written, if it is not in Python. Nothing is run for that, so a stranger's
 * reward may be checked too. What TypeScript weighs is loaded when the page has time for it, or at the first edit.
 */
export class TypesController {
  readonly #store: Store<RaceState>;
  readonly #client: Pick<TypesClient, 'check'>;
  readonly #rest = new Rest(REST, () => void this.#check());
  #isAwake = false;
  /** The text that was asked about last; null for one that has no types. */
  #code: string | null = null;

  constructor(store: Store<RaceState>, client: Pick<TypesClient, 'check'>) {
    this.#store = store;
    this.#client = client;
    store.subscribe(() => this.#follow());
  }

  /** From now on types are checked. */
  wake(): void {
    this.#isAwake = true;
    this.#follow();
  }

  #follow(): void {
    const { language, drafts, typeNotes } = this.#store.state;
    const code = this.#isAwake && language === 'typescript' ? drafts.typescript.code : null;
    if (code === this.#code) return;
    const isFirst = this.#code === null;
    this.#code = code;
    // What was said about a text that is not there any more would point at other places.
    if (typeNotes !== NO_TYPE_NOTES) this.#store.update({ typeNotes: NO_TYPE_NOTES });
    if (code === null) this.#rest.cancel();
    else if (isFirst) void this.#check();
    else this.#rest.ask();
  }

  async #check(): Promise<void> {
    const code = this.#code!;
    const typeNotes = await this.#client.check(code);
    if (typeNotes !== null && code === this.#code) this.#store.update({ typeNotes });
  }
}
