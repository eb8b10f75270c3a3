import type { Genre } from '../../music/corpus/genre.ts';
import { GENRES } from '../../music/corpus/genre.ts';
import { fetchModel } from './fetch-model.ts';

/** What `GenreModels` needs from the browser. */
export interface ModelSource {
  readonly fetch: (address: string) => Promise<Response>;
  /** @returns the address of a genre's model */
  readonly addressOf: (genre: Genre) => string;
  /** Calls when nothing else is to do; never where the person spares the network. */
  readonly whenIdle: (task: () => void) => void;
}

/** The models that ship, each fetched once. */
export class GenreModels {
  readonly #source: ModelSource;
  readonly #files = new Map<Genre, Promise<Uint8Array>>();

  constructor(source: ModelSource) {
    this.#source = source;
  }

  /** @throws ModelUnavailableError; asked again, it tries again */
  get(genre: Genre): Promise<Uint8Array> {
    const file = this.#files.get(genre) ?? fetchModel(this.#source.fetch, this.#source.addressOf(genre));
    this.#files.set(genre, file);
    file.catch(() => this.#files.delete(genre));
    return file;
  }

  /** What came is none: it is fetched again when it is asked for again. */
  forget(genre: Genre): void {
    this.#files.delete(genre);
  }

  /** Fetches those that are not here yet, one after another while nothing else is to do: for when there is no network. */
  prefetch(): void {
    const next = GENRES.find((genre) => !this.#files.has(genre));
    if (next === undefined) return;
    this.#source.whenIdle(() => {
      // Of what does not arrive is told when it is asked for.
      this.get(next).then(
        () => this.prefetch(),
        () => undefined,
      );
    });
  }
}
