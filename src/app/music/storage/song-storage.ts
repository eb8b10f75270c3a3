import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OwnSong } from '../state/own-song.ts';

const NAME = 'grad-prix-music';
const VERSION = 1;

/** Keeps songs. What a promise resolves for is kept, as far as the platform can promise. */
export interface SongStorage {
  /** In no order; their shape is for the caller to check. */
  listSongs(): Promise<unknown[]>;
  /** Keeps songs by their ids, and forgets those of null: all of it, or nothing where it rejects. */
  writeSongs(changes: ReadonlyMap<string, OwnSong | null>): Promise<void>;
}

interface Schema extends DBSchema {
  songs: { key: string; value: OwnSong };
}

/** Songs in IndexedDB, in a database of their own: the music tab opens without anything of the race tab. */
export class IndexedDbSongs implements SongStorage {
  readonly #db: IDBPDatabase<Schema>;

  private constructor(db: IDBPDatabase<Schema>) {
    this.#db = db;
  }

  /** Opens or creates the database. @throws DOMException where the browser has none for this page */
  static async open(name = NAME): Promise<IndexedDbSongs> {
    const db = await openDB<Schema>(name, VERSION, {
      upgrade: (db) => void db.createObjectStore('songs', { keyPath: 'id' }),
      // Another tab wants a newer version than this one knows.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    return new IndexedDbSongs(db);
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
