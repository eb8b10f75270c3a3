import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OwnClass, OwnPicture } from './own-picture.ts';

const NAME = 'grad-prix-vision';
const VERSION = 1;

interface Schema extends DBSchema {
  classes: { key: string; value: OwnClass };
  pictures: { key: string; value: OwnPicture; indexes: { byClass: string } };
}

/** Keeps labelled pictures. What a promise resolves for is kept, as far as the platform can promise. */
export interface OwnPictureStorage {
  /** In no order; their shape is for the caller to check. */
  listClasses(): Promise<unknown[]>;
  /** As of `listClasses`. */
  listPictures(): Promise<unknown[]>;
  putClass(value: OwnClass): Promise<void>;
  /** With its pictures. */
  removeClass(id: string): Promise<void>;
  putPictures(values: readonly OwnPicture[]): Promise<void>;
  removePicture(id: string): Promise<void>;
}

/** In IndexedDB, in a database of its own. */
export class IndexedDbPictures implements OwnPictureStorage {
  readonly #db: IDBPDatabase<Schema>;

  private constructor(db: IDBPDatabase<Schema>) {
    this.#db = db;
  }

  /** Opens or creates the database. @throws DOMException where the browser has none for this page */
  static async open(name = NAME): Promise<IndexedDbPictures> {
    const db = await openDB<Schema>(name, VERSION, {
      upgrade: (created) => {
        created.createObjectStore('classes', { keyPath: 'id' });
        created.createObjectStore('pictures', { keyPath: 'id' }).createIndex('byClass', 'classId');
      },
      // Another tab wants a newer version than this one knows.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    return new IndexedDbPictures(db);
  }

  close(): void {
    this.#db.close();
  }

  listClasses(): Promise<unknown[]> {
    return this.#db.getAll('classes');
  }

  listPictures(): Promise<unknown[]> {
    return this.#db.getAll('pictures');
  }

  async putClass(value: OwnClass): Promise<void> {
    await this.#db.put('classes', value);
  }

  async removeClass(id: string): Promise<void> {
    const transaction = this.#db.transaction(['classes', 'pictures'], 'readwrite');
    const pictures = transaction.objectStore('pictures');
    const keys = await pictures.index('byClass').getAllKeys(id);
    await Promise.all([
      ...keys.map((key) => pictures.delete(key)),
      transaction.objectStore('classes').delete(id),
      transaction.done,
    ]);
  }

  async putPictures(values: readonly OwnPicture[]): Promise<void> {
    const transaction = this.#db.transaction('pictures', 'readwrite');
    await Promise.all([...values.map((value) => transaction.store.put(value)), transaction.done]);
  }

  async removePicture(id: string): Promise<void> {
    await this.#db.delete('pictures', id);
  }
}
