import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { editInStyle, type StyleEdit } from '../../../src/music/editing/edit-in-style.ts';
import { MASKED_MODEL_FILE } from '../../../src/music/editing/masked-model-file.ts';
import { MaskedPass } from '../../../src/music/editing/masked-pass.ts';
import { thoughtsAt } from '../../../src/music/editing/place-thoughts.ts';
import { extendMelody } from '../../../src/music/extend/extend-melody.ts';
import { genreMelodies } from '../../../src/music/extend/genre-melodies.ts';
import { arrange } from '../../../src/music/gan/arrange.ts';
import { GeneratorPass } from '../../../src/music/gan/generator-pass.ts';
import { readModelFile } from '../../../src/music/gan/model-file.ts';
import { findMelody } from '../../../src/music/melodies/find-melody.ts';
import { MusicMakerClient, type NamedModel } from '../../../src/workers/client/music-maker-client.ts';
import { MakerDesk } from '../../../src/workers/maker-desk.ts';
import type { MakerRequest } from '../../../src/workers/maker-protocol.ts';

const shipped = (name: string): NamedModel => ({ name, file: readFileSync(`public/music/${name}`) });
const pop = shipped('pop.gpm');
const editor = shipped('edit.gpm');
const song = findMelody('ode-to-joy');
const key = { tonic: 2, mode: 'major' } as const;
const question = { song, key, genre: 'jazz' } as const;
const limits = { seed: 2, iterations: 4, creativeRisk: 1, mostAdded: 9, mostRemoved: 9 };

/** A worker without a thread: what goes in and out is cloned, and answered later. */
class NearWorker {
  onmessage: (event: { data: unknown }) => void = () => undefined;
  onerror: (event: unknown) => void = () => undefined;
  onmessageerror: () => void = () => undefined;
  readonly requests: MakerRequest[] = [];
  readonly #desk = new MakerDesk();

  postMessage(request: MakerRequest): void {
    const received = structuredClone(request);
    this.requests.push(received);
    queueMicrotask(() => this.onmessage({ data: structuredClone(this.#desk.answer(received)) }));
  }

  terminate(): void {
    this.onmessage = () => undefined;
  }
}

let workers: NearWorker[];
let maker: MusicMakerClient;

beforeEach(() => {
  workers = [];
  maker = new MusicMakerClient(() => {
    workers.push(new NearWorker());
    return workers.at(-1) as unknown as Worker;
  });
});

describe('the worker that makes music', () => {
  it('arranges as it is done on the page, and is given a model once', async () => {
    const generator = new GeneratorPass(readModelFile(pop.file, pop.name).weights);
    await maker.read(pop);
    for (const seed of [1, 2]) {
      const options = { song, key, seed, locked: [] };
      expect(await maker.arrange(pop, options)).toEqual(arrange(generator, options));
    }
    const files = workers[0].requests.map((request) => 'model' in request && request.model.file !== null);
    expect(files).toEqual([true, false, false]);
  });

  it('continues a melody as it is done on the page', async () => {
    const options = { song, key, bars: 4, sampling: { temperature: 1 }, seed: 3 };
    const expected = extendMelody(genreMelodies('jazz').major, options);
    expect(await maker.extend('jazz', options)).toEqual(expected);
  });

  it('edits note by note, and says what it thinks of a place', async () => {
    const model = new MaskedPass(MASKED_MODEL_FILE.read(editor.file, editor.name).weights);
    const options = { ...question, ...limits };
    const edits: StyleEdit[] = [];
    for await (const edit of maker.edit(editor, options)) edits.push(edit);
    expect(edits).toHaveLength(4);
    expect(edits).toEqual([...editInStyle(model, options)]);
    expect(await maker.thoughtsAt(editor, question, 4)).toEqual(thoughtsAt(model, question, 4));
  });

  it('ends an edit where another one begins', async () => {
    const first = maker.edit(editor, { ...question, ...limits });
    await first.next();
    await maker.edit(editor, { ...question, ...limits, seed: 5 }).next();
    expect(await first.next()).toEqual({ value: undefined, done: true });
  });

  it('fails an edit whose worker has died between two notes', async () => {
    const edits = maker.edit(editor, { ...question, ...limits });
    await edits.next();
    workers[0].onerror({ message: 'gone', preventDefault: () => undefined });
    await expect(edits.next()).rejects.toThrow('the edit is not known any more');
  });

  it('says what is wrong with a model, and is given it again', async () => {
    const bad = { name: 'bad.gpm', file: new Uint8Array(3) };
    for (let i = 0; i < 2; i++)
      await expect(maker.read(bad)).rejects.toThrow('bad.gpm: byte 0: must begin with');
  });

  it('answers each of several questions that are asked at once', async () => {
    const options = (seed: number) => ({ song, key, bars: 1, sampling: { temperature: 1 }, seed });
    const melodies = genreMelodies('pop').major;
    const answers = await Promise.all([1, 2, 3].map((seed) => maker.extend('pop', options(seed))));
    expect(answers).toEqual([1, 2, 3].map((seed) => extendMelody(melodies, options(seed))));
  });

  it('answers the next question where one cannot be sent', async () => {
    const options = { song, key, bars: 1, sampling: { temperature: 1 }, seed: 1 };
    const unsendable = { ...options, locked: () => undefined };
    await expect(maker.extend('pop', unsendable)).rejects.toThrow('could not be cloned');
    expect(await maker.extend('pop', options)).not.toHaveLength(0);
  });

  it('fails whoever waits for an answer that cannot be read', async () => {
    maker.warmUp();
    workers[0].postMessage = () => undefined;
    const waiting = maker.extend('pop', { song, key, bars: 1, sampling: { temperature: 1 }, seed: 1 });
    workers[0].onmessageerror();
    await expect(waiting).rejects.toThrow('an answer of the worker that makes music could not be read');
  });

  it('fails whoever waits where it dies, and is there again with its models', async () => {
    await maker.read(pop);
    workers[0].postMessage = () => undefined;
    const waiting = maker.extend('pop', { song, key, bars: 1, sampling: { temperature: 1 }, seed: 1 });
    workers[0].onerror({ message: '', preventDefault: () => undefined });
    await expect(waiting).rejects.toThrow('the worker that makes music could not be loaded. Reload the page');
    expect(await maker.arrange(pop, { song, key, seed: 1 })).toHaveLength(4);
    expect(workers).toHaveLength(2);
  });
});
