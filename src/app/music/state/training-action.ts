import type { Genre } from '../../../music/corpus/genre.ts';
import type { CloneSource, TrainingSetting } from './training-state.ts';

/** Everything that can be done where music is trained. */
export type TrainingAction =
  /** What the next training learns: a genre's rules, or MIDI files. */
  | { readonly type: 'genre'; readonly genre: Genre }
  | { readonly type: 'files'; readonly files: readonly File[] }
  | { readonly type: 'forget-files' }
  | { readonly type: 'setting'; readonly name: TrainingSetting; readonly value: number }
  | { readonly type: 'clone'; readonly source: CloneSource | null }
  | { readonly type: 'start' | 'pause' | 'resume' | 'stop' }
  /** A training comes into view; null: the next one is prepared. */
  | { readonly type: 'open'; readonly id: string | null }
  | { readonly type: 'rename'; readonly id: string; readonly name: string }
  | { readonly type: 'remove'; readonly id: string }
  /** An epoch comes into view, by its index; null: the newest. */
  | { readonly type: 'epoch'; readonly index: number | null }
  /** What the epoch in view makes of the melody is heard, or no longer. */
  | { readonly type: 'hear'; readonly isOn: boolean }
  /** The model of the epoch in view: to arrange with, or as a file. */
  | { readonly type: 'use' | 'export' };
