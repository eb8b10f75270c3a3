import type { Genre } from '../music/corpus/genre.ts';
import type { GanConfig } from '../music/gan/gan-config.ts';
import type { GanUpdate } from '../music/gan/gan-trainer.ts';
import type { GanCheckpoint } from '../music/gan/train-gan.ts';
import type { Song } from '../music/song/song.ts';
import type { EpochReport, LessonFacts } from '../music/study/study-watch.ts';

/** What is to be learnt: a genre's rules, or a person's own songs. */
export type LessonSource =
  | {
      readonly type: 'genre';
      readonly genre: Genre;
      /** How many samples are made by the rules; left out: as many as shipped models learn from. */
      readonly samples?: number;
    }
  | { readonly type: 'songs'; readonly name: string; readonly songs: readonly Song[] };

/** A music training to be done, or gone on with. */
export interface MusicTask {
  readonly source: LessonSource;
  readonly config: GanConfig;
  readonly seed: number;
  /** Its first track is the melody that is arranged after every epoch. */
  readonly probe: Song;
  /** File of the model to go on from; null for a new generator. */
  readonly start: Uint8Array | null;
  /** Where it was when it was interrupted; null to begin. */
  readonly from: GanCheckpoint | null;
}

/** Means over the updates since the last row. */
export interface UpdateRow extends GanUpdate {
  /** Updates of the generator so far. */
  readonly updates: number;
}

/** Page → music training worker. */
export type MusicTrainerRequest =
  /** What can be said of a lesson; answered with `lesson`, or with `failed`. */
  | { readonly type: 'survey'; readonly id: string; readonly source: LessonSource; readonly probe: Song }
  | { readonly type: 'train'; readonly id: string; readonly task: MusicTask }
  | { readonly type: 'pause' | 'resume' | 'stop'; readonly id: string };

/** Music training worker → page. All buffers are transferred. */
export type MusicTrainerMessage =
  | {
      readonly type: 'lesson';
      readonly id: string;
      readonly facts: LessonFacts;
    }
  /** A few times a second. */
  | { readonly type: 'updates'; readonly id: string; readonly row: UpdateRow }
  | { readonly type: 'epoch'; readonly id: string; readonly report: EpochReport }
  /** Every now and then, before it is paused, and at the end. */
  | { readonly type: 'checkpoint'; readonly id: string; readonly checkpoint: GanCheckpoint }
  | { readonly type: 'paused'; readonly id: string }
  | { readonly type: 'ended'; readonly id: string; readonly reason: 'finished' | 'stopped' }
  | { readonly type: 'failed'; readonly id: string; readonly message: string };
