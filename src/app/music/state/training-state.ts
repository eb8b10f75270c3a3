import type { Genre } from '../../../music/corpus/genre.ts';
import type { GanConfig } from '../../../music/gan/gan-config.ts';
import { DEFAULT_GAN_CONFIG } from '../../../music/gan/gan-config.ts';
import type { EpochReport, LessonFacts } from '../../../music/study/study-watch.ts';
import type { Song } from '../../../music/song/song.ts';
import type { MusicTraining } from './music-training.ts';
import type { TrainingWork } from './training-work.ts';

/** What people may set of a training. */
export type TrainingSetting = 'epochs' | 'learningRate' | 'criticUpdates' | 'penalty' | 'modeSeeking';

/** Songs of a person's own, and what can be learnt from them. */
export interface OwnLesson {
  /** Of the files. */
  readonly name: string;
  readonly songs: readonly Song[];
  /** Null while they are read. */
  readonly facts: LessonFacts | null;
  /** Why nothing can be learnt from them; empty where something can. */
  readonly failure: string;
}

/** A model to go on from. */
export type CloneSource =
  | { readonly type: 'genre'; readonly genre: Genre; readonly name: string }
  | { readonly type: 'model'; readonly id: string; readonly name: string };

/** What the next training is to be. */
export interface TrainingDraft {
  /** What is learnt where `own` is null; else whose instruments play. */
  readonly genre: Genre;
  readonly own: OwnLesson | null;
  readonly config: GanConfig;
  readonly clone: CloneSource | null;
}

/** All state of the room in which music is trained. */
export interface TrainingState {
  readonly draft: TrainingDraft;
  /** The last created first. */
  readonly trainings: readonly MusicTraining[];
  /** Id of the training in view; null: the next one is being prepared. */
  readonly openId: string | null;
  /** Of the training in view, in their order. */
  readonly epochs: readonly EpochReport[];
  /** Which of them is in view, by its index; null: the newest, as it comes. */
  readonly chosen: number | null;
  /** The training at work on this page, one at a time; null: none is. */
  readonly work: TrainingWork | null;
}

export function firstTrainingState(): TrainingState {
  return {
    draft: { genre: 'pop', own: null, config: DEFAULT_GAN_CONFIG, clone: null },
    trainings: [],
    openId: null,
    epochs: [],
    chosen: null,
    work: null,
  };
}

/** The training in view; null: the next one is being prepared. */
export function openTraining({ trainings, openId }: TrainingState): MusicTraining | null {
  return trainings.find(({ id }) => id === openId) ?? null;
}

/** What is known of the training in view while it is at work; null where it is not. */
export function openWork({ work, openId }: TrainingState): TrainingWork | null {
  return work?.id === openId ? work : null;
}

/** The epoch in view; null before there is one. */
export function epochInView({ epochs, chosen }: TrainingState): EpochReport | null {
  return epochs.at(chosen ?? -1) ?? null;
}
