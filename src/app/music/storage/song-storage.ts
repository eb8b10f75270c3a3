import type { OwnSong } from '../state/own-song.ts';
import { type MusicDatabase, openMusicDatabase } from './music-database.ts';

/** Keeps songs. What a promise resolves for is kept, as far as the platform can promise. */
export interface SongStorage {
  /** In no order; their shape is for the caller to check. */
  listSongs(): Promise<unknown[]>;
  /** Keeps songs by their ids, and forgets those of null: all of it, or nothing where it rejects. */
  writeSongs(changes: ReadonlyMap<string, OwnSong | null>): Promise<void>;
}

/** Songs in IndexedDB. */
export class IndexedDbSongs implements SongStorage {
  readonly #db: MusicDatabase;

  private constructor(db: MusicDatabase) {
    this.#db = db;
  }

  /** Opens or creates the database. @throws DOMException where the browser has none for this page */
  static async open(name?: string): Promise<IndexedDbSongs> {
    return new IndexedDbSongs(await openMusicDatabase(name));
  }

  close(): void {
    this.#db.close();
  }

  listSongs(): Promise<unknown[]> {
    return this.#db.getAll('songs');
  }

  async writeSongs(changes: ReadonlyMap<string, OwnSong | null>): Promise<void> {
    const transaction = this.#db.transaction('songs', 'readwrite');
    const writes = [...changes].map(([id, song]) =>
      song === null ? transaction.store.delete(id) : transaction.store.put(song),
    );
    // Kept even where the page goes away before there is an answer.
    transaction.commit();
    await Promise.all([...writes, transaction.done]);
  }
}

/** For a browser that lets the page store nothing: everything works until the page is closed. */
export class SongsInMemory implements SongStorage {
  readonly #songs = new Map<string, OwnSong>();

  listSongs(): Promise<unknown[]> {
    return Promise.resolve([...this.#songs.values()]);
  }

  writeSongs(changes: ReadonlyMap<string, OwnSong | null>): Promise<void> {
    for (const [id, song] of changes) {
      if (song === null) this.#songs.delete(id);
      else this.#songs.set(id, song);
    }
    return Promise.resolve();
  }
}
