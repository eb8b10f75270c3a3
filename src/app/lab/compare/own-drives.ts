import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import type { Recording } from '../../../lab/recording/recording.ts';

interface Schema extends DBSchema {
  drives: { key: string; value: unknown };
}

const VERSION = 1;
/** Numbers in a row of places (`PLACE` of `lab/recording/recording.ts`). */
const PLACE_SIZE = 7;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const RecordingSchema = v.pipe(
  v.object({
    trackId: v.string(),
    trackLength: v.number(),
    sensors: v.looseObject({ sensors: v.array(v.string()) }),
    rows: v.pipe(count, v.minValue(1)),
    observationSize: count,
    observations: v.instance(Float32Array),
    commands: v.instance(Float32Array),
    driven: v.instance(Float32Array),
    places: v.instance(Float64Array),
    stints: v.array(v.object({ first: count, rows: count, laps: count, status: v.string() })),
  }),
  v.check(
    ({ rows, observationSize, observations, commands, driven, places, stints }) =>
      observations.length === rows * observationSize &&
      commands.length === 2 * rows &&
      driven.length === 2 * rows &&
      places.length === PLACE_SIZE * rows &&
      stints.every((stint) => stint.first + stint.rows <= rows),
  ),
);

/** Drives of the person's own, the last one of each track and each way of seeing it. */
export interface OwnDrives {
  /** Null where there is none, or none that fits. */
  get(key: string): Promise<Recording | null>;
  put(key: string, recording: Recording): Promise<void>;
}

/** In IndexedDB, or for as long as the page is open where the browser keeps nothing. */
export async function openOwnDrives(name = 'grad-prix-lab-drives'): Promise<OwnDrives> {
  try {
    return new KeptDrives(
      await openDB<Schema>(name, VERSION, { upgrade: (db) => void db.createObjectStore('drives') }),
    );
  } catch {
    return new DrivesInMemory();
  }
}

class KeptDrives implements OwnDrives {
  readonly #db: IDBPDatabase<Schema>;

  constructor(db: IDBPDatabase<Schema>) {
    this.#db = db;
  }

  async get(key: string): Promise<Recording | null> {
    const found = v.safeParse(RecordingSchema, await this.#db.get('drives', key));
    return found.success ? (found.output as unknown as Recording) : null;
  }

  async put(key: string, recording: Recording): Promise<void> {
    await this.#db.put('drives', recording, key);
  }
}

class DrivesInMemory implements OwnDrives {
  readonly #drives = new Map<string, Recording>();

  get(key: string): Promise<Recording | null> {
    return Promise.resolve(this.#drives.get(key) ?? null);
  }

  put(key: string, recording: Recording): Promise<void> {
    this.#drives.set(key, recording);
    return Promise.resolve();
  }
}
