import type { Genre } from '../../music/corpus/genre.ts';
import type { EditOptions, StyleEdit } from '../../music/editing/edit-in-style.ts';
import type { PlaceQuestion, PlaceThoughts } from '../../music/editing/place-thoughts.ts';
import type { ExtendOptions } from '../../music/extend/extend-melody.ts';
import type { ArrangeOptions } from '../../music/gan/arrange.ts';
import type { InstrumentTrack, Note } from '../../music/song/song.ts';
import type { MakerMessage, MakerRequest, ModelReference } from '../maker-protocol.ts';

/** A network's file, and what it is called in errors. The same object is the same network. */
export interface NamedModel {
  readonly file: Uint8Array;
  readonly name: string;
}

type Answer<Type extends MakerMessage['type']> = Extract<MakerMessage, { readonly type: Type }>;

/**
 * The page's end of the worker that makes music, which is started again after it has died. Every question is rejected with an `Error` that
 * says what went wrong, as the end of a sentence.
 */
export class MusicMakerClient {
  readonly #makeWorker: () => Worker;
  #worker: Worker | null = null;
  /** Who waits for an answer, in the order of the questions. */
  #waiting: ((message: MakerMessage) => void)[] = [];
  /** The networks that the worker has had, and under which numbers. */
  readonly #numbers = new Map<NamedModel, number>();
  /** Networks and edits are numbered alike; no number comes again, also after the worker has died. */
  #lastNumber = 0;

  constructor(makeWorker = startMusicMakerWorker) {
    this.#makeWorker = makeWorker;
  }

  /** Starts the worker, so that it is there when it is asked. */
  warmUp(): void {
    this.#worker ??= this.#start();
  }

  /** Gets a generator ready. */
  async read(model: NamedModel): Promise<void> {
    await this.#askOf(model, 'done', (reference) => ({ type: 'read', model: reference }));
  }

  /** As `arrange` of `music/gan`. */
  async arrange(model: NamedModel, options: ArrangeOptions): Promise<readonly InstrumentTrack[]> {
    const request = (reference: ModelReference): MakerRequest => ({
      type: 'arrange',
      model: reference,
      options,
    });
    return (await this.#askOf(model, 'arranged', request)).tracks;
  }

  /** As `extendMelody`, by what the melodies of a genre do. */
  async extend(genre: Genre, options: ExtendOptions): Promise<readonly Note[]> {
    return (await this.#ask({ type: 'extend', genre, options }, 'extended')).notes;
  }

  /** As `editInStyle`, each note when it is asked for. An edit ends where another one begins. */
  async *edit(model: NamedModel, options: EditOptions): AsyncGenerator<StyleEdit, void> {
    const id = ++this.#lastNumber;
    const begin = (reference: ModelReference): MakerRequest => ({
      type: 'edit',
      model: reference,
      id,
      options,
    });
    let { edit } = await this.#askOf(model, 'edited', begin);
    while (edit !== null) {
      yield edit;
      ({ edit } = await this.#ask({ type: 'next', id }, 'edited'));
    }
  }

  /** As `thoughtsAt`. */
  async thoughtsAt(model: NamedModel, question: PlaceQuestion, beat: number): Promise<PlaceThoughts> {
    const request = (reference: ModelReference): MakerRequest => ({
      type: 'think',
      model: reference,
      question,
      beat,
    });
    return (await this.#askOf(model, 'thoughts', request)).thoughts;
  }

  /** The file goes with the first question about a network. */
  async #askOf<Type extends MakerMessage['type']>(
    model: NamedModel,
    type: Type,
    request: (reference: ModelReference) => MakerRequest,
  ): Promise<Answer<Type>> {
    const { name, file } = model;
    const known = this.#numbers.get(model);
    const number = known ?? ++this.#lastNumber;
    this.#numbers.set(model, number);
    try {
      return await this.#ask(request({ number, name, file: known === undefined ? file : null }), type);
    } catch (error) {
      // It may not have been read.
      this.#numbers.delete(model);
      throw error;
    }
  }

  async #ask<Type extends MakerMessage['type']>(request: MakerRequest, type: Type): Promise<Answer<Type>> {
    const worker = (this.#worker ??= this.#start());
    // What cannot be cloned throws here: nobody must be left waiting for its answer, and be given that to the next question.
    worker.postMessage(request);
    const answer = await new Promise<MakerMessage>((resolve) => this.#waiting.push(resolve));
    if (answer.type === 'failed') throw new Error(answer.message);
    if (answer.type !== type) throw new TypeError(`not an answer to that: ${answer.type}`);
    return answer as Answer<Type>;
  }

  #start(): Worker {
    const worker = this.#makeWorker();
    worker.onmessage = ({ data }: MessageEvent<MakerMessage>) => this.#waiting.shift()?.(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#die(event.message || 'the worker that makes music could not be loaded. Reload the page');
    };
    worker.onmessageerror = () => this.#die('an answer of the worker that makes music could not be read');
    return worker;
  }

  #die(message: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#numbers.clear();
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const settle of waiting) settle({ type: 'failed', message });
  }
}

function startMusicMakerWorker(): Worker {
  return new Worker(new URL('../music-maker.worker.ts', import.meta.url), {
    type: 'module',
    name: 'music-maker',
  });
}
