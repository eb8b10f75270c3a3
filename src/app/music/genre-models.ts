import type { Genre } from '../../music/corpus/genre.ts';
import { GENRES } from '../../music/corpus/genre.ts';

/** What `GenreModels` needs from the browser. */
export interface ModelSource {
  readonly fetch: (address: string) => Promise<Response>;
  /** @returns the address of a genre's model */
  readonly addressOf: (genre: Genre) => string;
  /** Calls when nothing else is to do; never where the person spares the network. */
  readonly whenIdle: (task: () => void) => void;
}

/** The model of a genre did not arrive: why, and what to do, as the end of a sentence. */
export class ModelUnavailableError extends Error {
  override readonly name = 'ModelUnavailableError';
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
    const file = this.#files.get(genre) ?? this.#fetch(genre);
    this.#files.set(genre, file);
    file.catch(() => this.#files.delete(genre));
    return file;
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

  async #fetch(genre: Genre): Promise<Uint8Array> {
    const response = await this.#source.fetch(this.#source.addressOf(genre)).catch(() => {
      throw new ModelUnavailableError(
        'its model is not on this device yet, and the network is not there. Connect, and try again.',
      );
    });
    if (!response.ok)
      throw new ModelUnavailableError(
        `its model did not arrive (status ${response.status}). Reload the page, and try again.`,
      );
    // Servers of single pages answer so to whatever they do not have.
    if (response.headers.get('content-type')?.includes('text/html') === true)
      throw new ModelUnavailableError(
        'the server has sent a web page in place of its model. Reload the page, and try again later.',
      );
    return new Uint8Array(await response.arrayBuffer());
  }
}
