import type { Genre } from '../music/corpus/genre.ts';
import type { EditOptions, StyleEdit } from '../music/editing/edit-in-style.ts';
import type { PlaceQuestion, PlaceThoughts } from '../music/editing/place-thoughts.ts';
import type { ExtendOptions } from '../music/extend/extend-melody.ts';
import type { ArrangeOptions } from '../music/gan/arrange.ts';
import type { InstrumentTrack, Note } from '../music/song/song.ts';

/** A network, by the number under which the worker knows it. */
export interface ModelReference {
  readonly number: number;
  /** What it is called in errors. */
  readonly name: string;
  /** Its file; null where the worker has had it. */
  readonly file: Uint8Array | null;
}

/** Page → worker that makes music; each is answered once, in order. */
export type MakerRequest =
  /** Gets a generator ready: answered with `done`. */
  | { readonly type: 'read'; readonly model: ModelReference }
  /** As `arrange` of `music/gan`: answered with `arranged`. */
  | { readonly type: 'arrange'; readonly model: ModelReference; readonly options: ArrangeOptions }
  /** As `extendMelody`, by what the melodies of a genre do: answered with `extended`. */
  | { readonly type: 'extend'; readonly genre: Genre; readonly options: ExtendOptions }
  /** Begins an edit in style, in place of the one before; `next` asks for one note more of it. Both are answered with `edited`. */
  | {
      readonly type: 'edit';
      readonly model: ModelReference;
      readonly id: number;
      readonly options: EditOptions;
    }
  | { readonly type: 'next'; readonly id: number }
  /** As `thoughtsAt`: answered with `thoughts`. */
  | {
      readonly type: 'think';
      readonly model: ModelReference;
      readonly question: PlaceQuestion;
      readonly beat: number;
    };

/** Worker that makes music → page. `failed` may be the answer to any question. */
export type MakerMessage =
  | { readonly type: 'done' }
  | { readonly type: 'arranged'; readonly tracks: readonly InstrumentTrack[] }
  | { readonly type: 'extended'; readonly notes: readonly Note[] }
  /** Null: it has ended, or another one has begun. */
  | { readonly type: 'edited'; readonly edit: StyleEdit | null }
  | { readonly type: 'thoughts'; readonly thoughts: PlaceThoughts }
  | { readonly type: 'failed'; readonly message: string };
