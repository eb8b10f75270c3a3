import type { Genre } from '../music/corpus/genre.ts';
import { editInStyle, type StyleEdit } from '../music/editing/edit-in-style.ts';
import { MASKED_MODEL_FILE } from '../music/editing/masked-model-file.ts';
import { MaskedPass } from '../music/editing/masked-pass.ts';
import { thoughtsAt } from '../music/editing/place-thoughts.ts';
import { extendMelody } from '../music/extend/extend-melody.ts';
import { genreMelodies } from '../music/extend/genre-melodies.ts';
import { arrange } from '../music/gan/arrange.ts';
import { GeneratorPass } from '../music/gan/generator-pass.ts';
import { readModelFile } from '../music/gan/model-file.ts';
import type { MakerMessage, MakerRequest, ModelReference } from './maker-protocol.ts';

/** Arranges, continues and edits melodies beside the page, which a long song would hold up for a second. */
export class MakerDesk {
  readonly #generators = new Map<number, GeneratorPass>();
  readonly #editors = new Map<number, MaskedPass>();
  /** What the melodies of a genre do: a fifth of a second's work, once. */
  readonly #melodies = new Map<Genre, ReturnType<typeof genreMelodies>>();
  /** The edit that goes on. */
  #edit: { readonly id: number; readonly steps: Iterator<StyleEdit, void> } | null = null;

  /** Never throws: what goes wrong is the answer `failed`. */
  answer(request: MakerRequest): MakerMessage {
    try {
      return this.#make(request);
    } catch (error) {
      return { type: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  #make(request: MakerRequest): MakerMessage {
    switch (request.type) {
      case 'read':
        this.#generator(request.model);
        return { type: 'done' };
      case 'arrange':
        return { type: 'arranged', tracks: arrange(this.#generator(request.model), request.options) };
      case 'extend': {
        const { genre, options } = request;
        const melodies = kept(this.#melodies, genre, () => genreMelodies(genre));
        return { type: 'extended', notes: extendMelody(melodies[options.key.mode], options) };
      }
      case 'edit':
        this.#edit = { id: request.id, steps: editInStyle(this.#editor(request.model), request.options) };
        return this.#next(request.id);
      case 'next':
        return this.#next(request.id);
      default: {
        const { model, question, beat } = request;
        return { type: 'thoughts', thoughts: thoughtsAt(this.#editor(model), question, beat) };
      }
    }
  }

  #next(id: number): MakerMessage {
    // A worker that has died takes its edit along; that is no end of it.
    if (this.#edit === null) throw new RangeError('the edit is not known any more: begin it again');
    const edit = this.#edit.id === id ? (this.#edit.steps.next().value ?? null) : null;
    return { type: 'edited', edit };
  }

  #generator(model: ModelReference): GeneratorPass {
    const read = (file: Uint8Array): GeneratorPass =>
      new GeneratorPass(readModelFile(file, model.name).weights);
    return kept(this.#generators, model.number, () => read(fileOf(model)));
  }

  #editor(model: ModelReference): MaskedPass {
    const read = (file: Uint8Array): MaskedPass =>
      new MaskedPass(MASKED_MODEL_FILE.read(file, model.name).weights);
    return kept(this.#editors, model.number, () => read(fileOf(model)));
  }
}

/** What is known under a key, or else is made and known from then on. */
function kept<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

function fileOf({ name, file }: ModelReference): Uint8Array {
  if (file === null) throw new RangeError(`${name} has not arrived`);
  return file;
}
