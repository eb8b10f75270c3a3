import type { RunStorage } from '../storage/run-storage.ts';
import { WriteBehind } from '../storage/write-behind.ts';
import type { TrackDraft } from '../state/track-draft.ts';

const GROUP = 'track-drafts';

/** Tracks that are being drawn, each under the name of what it began with, so that one does not replace another. */
export class TrackDrafts {
  readonly #storage: Pick<RunStorage, 'getSettings'>;
  readonly #writer: WriteBehind<Readonly<Record<string, TrackDraft | null>>>;

  constructor(
    storage: Pick<RunStorage, 'getSettings' | 'putSettings'>,
    onStorageError: (error: unknown) => void,
  ) {
    this.#storage = storage;
    this.#writer = new WriteBehind(
      (all) => storage.putSettings(GROUP, Object.assign({}, ...all) as Record<string, unknown>),
      onStorageError,
    );
  }

  /** What was kept, whose shape is for the caller to check; null where nothing was, or it cannot be read. */
  async read(subject: string): Promise<unknown> {
    await this.#writer.settled();
    try {
      return (await this.#storage.getSettings(GROUP))[subject] ?? null;
    } catch {
      return null;
    }
  }

  /** Keeps a draft from now on, in place of an earlier one; null forgets it. */
  keep(subject: string, draft: TrackDraft | null): void {
    this.#writer.add({ [subject]: draft });
  }

  /** Begins to write what waits: the page goes away. */
  flush(): void {
    this.#writer.flush();
  }
}
