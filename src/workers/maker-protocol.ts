import type { Genre } from '../music/corpus/genre.ts';
import type { EditOptions, StyleEdit } from '../music/editing/edit-in-style.ts';
import type { PlaceQuestion, PlaceThoughts } from '../music/editing/place-thoughts.ts';
import type { ExtendOptions } from '../music/extend/extend-melody.ts';
import type { ArrangeOptions } from '../music/gan/arrange.ts';
import type { InstrumentTrack, Note } from '../music/song/song.ts';

/** A network, by the number under which the worker knows it. */
export interface ModelReference {
  readonly number: number;
  /** What is said in errors. */
  readonly name: string;
  /** Its file; null where the worker has had it. */
  readonly file: Uint8Array | null;
}

/** Page → worker that makes music; each is answered once, in order. */
export type MakerRequest =
  /** Gets a generator ready: answered with `done`. */
  | { readonly type: 'read'; readonly model: ModelReference }
  | { readonly type: 'arrange'; readonly model: ModelReference; readonly options: ArrangeOptions }
  | { readonly type: 'extend'; readonly genre: Genre; readonly options: ExtendOptions }
  /** Begins an edit in style, in place of the one before; `next` asks for one note more of it. Answered with `edited`. */
  | {
      readonly type: 'edit';
      readonly model: ModelReference;
      readonly id: number;
      readonly options: EditOptions;
    }
  | { readonly type: 'next'; readonly id: number }
  | {
      readonly type: 'think';
      readonly model: ModelReference;
      readonly question: PlaceQuestion;
      readonly beat: number;
    };

/** Worker that makes music → page. */
export type MakerMessage =
  | { readonly type: 'done' }
  | { readonly type: 'arranged'; readonly tracks: readonly InstrumentTrack[] }
  | { readonly type: 'extended'; readonly notes: readonly Note[] }
  /** Null: it has ended, or another one has begun. */
  | { readonly type: 'edited'; readonly edit: StyleEdit | null }
  | { readonly type: 'thoughts'; readonly thoughts: PlaceThoughts }
  | { readonly type: 'failed'; readonly message: string };
