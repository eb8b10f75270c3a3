import type { RunStorage } from '../storage/run-storage.ts';
import { WriteBehind } from '../storage/write-behind.ts';

/** What is being made and not saved yet, each under a name of its own, so that one does not replace another. */
export class Drafts<T> {
  readonly #group: string;
  readonly #storage: Pick<RunStorage, 'getSettings'>;
  readonly #writer: WriteBehind<Readonly<Record<string, T | null>>>;

  /** @param group of the settings, which they are kept among */
  constructor(
    group: string,
    storage: Pick<RunStorage, 'getSettings' | 'putSettings'>,
    onStorageError: (error: unknown) => void,
  ) {
    this.#group = group;
    this.#storage = storage;
    this.#writer = new WriteBehind(
      (all) => storage.putSettings(group, Object.assign({}, ...all) as Record<string, unknown>),
      onStorageError,
    );
  }

  /** What was kept under a name, whose shape is for the caller to check; null where nothing was. */
  async read(name: string): Promise<unknown> {
    return (await this.readAll())[name] ?? null;
  }

  /** All that was kept, null where it was forgotten; nothing where it cannot be read. */
  async readAll(): Promise<Readonly<Record<string, unknown>>> {
    await this.settled();
    try {
      return await this.#storage.getSettings(this.#group);
    } catch {
      return {};
    }
  }

  /** Keeps a draft from now on, in place of an earlier one; null forgets it. */
  keep(name: string, draft: T | null): void {
    this.#writer.add({ [name]: draft });
  }

  /** Resolves when everything kept so far was written. */
  settled(): Promise<void> {
    return this.#writer.settled();
  }

  /** Begins to write what waits: the page goes away. */
  flush(): void {
    this.#writer.flush();
  }
}
