import type { Genre } from '../../../music/corpus/genre.ts';
import type { GanConfig } from '../../../music/gan/gan-config.ts';
import type { EpochReport, LessonFacts } from '../../../music/study/study-watch.ts';
import type { LessonSource, UpdateRow } from '../../../workers/music-protocol.ts';

/** Where a training is. `interrupted`: the page went away while it trained or was paused. */
export type TrainingStatus =
  | 'training'
  | 'paused'
  | 'interrupted'
  | 'stopped'
  | 'finished'
  | 'failed'
  /** Another tab's. */
  | 'elsewhere';

/** A generator that learns, or has learnt. */
export interface MusicTraining {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly status: TrainingStatus;
  /** Whose instruments play what it makes. */
  readonly genre: Genre;
  readonly config: GanConfig;
  readonly seed: number;
  /** What the model that it went on from is called; null: it began with new networks. */
  readonly clonedFrom: string | null;
  /** Null until the lesson has been made. */
  readonly facts: LessonFacts | null;
  /** Losses and scores, thinned as they grow many. */
  readonly rows: readonly UpdateRow[];
  /** Whether there is a checkpoint to go on from. */
  readonly canResume: boolean;
  /** Why it failed; empty where it has not. */
  readonly failure: string;
  /** Set when it was removed: it goes with the next visit, until then it can be put back. */
  readonly isRemoved?: true;
}

/** What an epoch of a training came to, as it is stored. */
export interface StoredEpoch extends EpochReport {
  readonly trainingId: string;
}

/** What a training is made from: large, and never changed. */
export interface TrainingOrigin {
  readonly trainingId: string;
  readonly source: LessonSource;
  /** File of the model that it went on from. */
  readonly start: Uint8Array | null;
}

/** A model of a person's own, to arrange with. */
export interface OwnModel {
  readonly id: string;
  readonly name: string;
  /** What it learnt from, in a few words. */
  readonly origin: string;
  /** Whose instruments play what it makes. */
  readonly genre: Genre;
  readonly savedAt: number;
  /** As `writeModelFile` writes it. */
  readonly file: Uint8Array<ArrayBuffer>;
}

/** Rows that a chart can show; of more, neighbours become one. */
const MOST_ROWS = 600;

/** With one more row; when there are too many, two become one: the mean, at the place of the second. */
export function withRow(rows: readonly UpdateRow[], row: UpdateRow): readonly UpdateRow[] {
  const all = [...rows, row];
  if (all.length < MOST_ROWS) return all;
  return Array.from({ length: all.length >> 1 }, (_, i) => meanRow(all[2 * i], all[2 * i + 1]));
}

function meanRow(a: UpdateRow, b: UpdateRow): UpdateRow {
  const names = Object.keys(a) as (keyof UpdateRow)[];
  const means = Object.fromEntries(names.map((name) => [name, (a[name] + b[name]) / 2]));
  return { ...(means as unknown as UpdateRow), updates: b.updates };
}

/** Whether a worker holds it. */
export function isAtWork({ status }: MusicTraining): boolean {
  return status === 'training' || status === 'paused';
}
