import * as v from 'valibot';
import type { RunStorage } from '../../storage/run-storage.ts';

/** What can be done in the lab that the learning path asks for. */
export const DEED_NAMES = ['cloning', 'dagger', 'rewards', 'clustered'] as const;
export type DeedName = (typeof DEED_NAMES)[number];

/** What came of it, by names of the room's own. */
export type DeedFigures = Readonly<Record<string, number | string | null>>;

/** Something that was done in a room, as it was done last. */
export interface Deed {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly figures: DeedFigures;
}

export type DeedsDone = ReadonlyMap<DeedName, Deed>;

/** Remembers what was done in the rooms. */
export interface Deeds {
  add(name: DeedName, figures: DeedFigures): Promise<void>;
  list(): Promise<DeedsDone>;
}

const GROUP = 'lab-deeds';
const DeedSchema = v.object({
  at: v.pipe(v.number(), v.finite()),
  figures: v.record(v.string(), v.nullable(v.union([v.number(), v.string()]))),
});

/** Deeds in the storage of runs; where the browser keeps nothing, none are remembered. */
export class KeptDeeds implements Deeds {
  readonly #open: () => Promise<RunStorage>;
  readonly #now: () => number;

  constructor(open: () => Promise<RunStorage>, now: () => number) {
    this.#open = open;
    this.#now = now;
  }

  /** Never rejects: what was done counts without being remembered. */
  async add(name: DeedName, figures: DeedFigures): Promise<void> {
    try {
      const deed: Deed = { at: this.#now(), figures };
      await (await this.#open()).putSettings(GROUP, { [name]: deed });
    } catch {
      // The learning path will ask for it once more.
    }
  }

  /** Those that fit: another version may have kept others. */
  async list(): Promise<DeedsDone> {
    const kept = await (await this.#open()).getSettings(GROUP);
    return new Map(
      DEED_NAMES.flatMap((name) => {
        const read = v.safeParse(DeedSchema, kept[name]);
        return read.success ? [[name, read.output] as const] : [];
      }),
    );
  }
}
