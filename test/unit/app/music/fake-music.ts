import type { MidiInput, MidiListener } from '../../../../src/app/music/controllers/midi-input.ts';
import type { MusicPlatform } from '../../../../src/app/music/controllers/music-platform.ts';
import { MusicSession } from '../../../../src/app/music/controllers/music-session.ts';
import type { SongPlayer } from '../../../../src/app/music/state/song-player.ts';
import { melodyOf } from '../../../../src/app/music/state/own-song.ts';
import { SongsInMemory } from '../../../../src/app/music/storage/song-storage.ts';
import { TrainingsInMemory } from '../../../../src/app/music/storage/training-storage.ts';
import { NO_CLAIMS } from '../../../../src/app/storage/tab-claims.ts';
import { Rng } from '../../../../src/math/rng.ts';
import { editInStyle } from '../../../../src/music/editing/edit-in-style.ts';
import { thoughtsAt } from '../../../../src/music/editing/place-thoughts.ts';
import { extendMelody } from '../../../../src/music/extend/extend-melody.ts';
import { genreMelodies } from '../../../../src/music/extend/genre-melodies.ts';
import { arrange } from '../../../../src/music/gan/arrange.ts';
import { GENERATOR_SHAPES } from '../../../../src/music/gan/generator-layout.ts';
import { GeneratorPass } from '../../../../src/music/gan/generator-pass.ts';
import { readModelFile } from '../../../../src/music/gan/model-file.ts';
import { initialDenseWeights } from '../../../../src/nn/dense-shapes.ts';
import type { Note, Song } from '../../../../src/music/song/song.ts';
import { untaughtModel } from '../../music/editing/place-models.ts';

/** A player whose beat the test sets. */
export class FakePlayer implements SongPlayer {
  readonly loaded: Song[] = [];
  readonly sounding = new Set<number>();
  beat = 0;
  state: SongPlayer['state'] = 'stopped';
  loop: SongPlayer['loop'] = null;
  metronome = false;
  isEndless = false;
  onEnded: (() => void) | null = null;
  readonly settings: { muted: boolean; solo: boolean }[] = [];
  readonly expected: number[] = [];
  foreseen: readonly Song[] = [];
  /** Ends the count-in. */
  counted: () => void = () => undefined;

  load(song: Song): void {
    this.loaded.push(song);
  }

  play(): Promise<void> {
    this.state = 'playing';
    return Promise.resolve();
  }

  pause(): void {
    this.state = 'paused';
  }

  stop(): void {
    this.state = 'stopped';
    this.beat = 0;
  }

  seek(beat: number): void {
    this.beat = beat;
  }

  setTrack(index: number, setting: { muted: boolean; solo: boolean }): void {
    this.settings[index] = setting;
  }

  expectKeys(program: number): void {
    this.expected.push(program);
  }

  expect(songs: readonly Song[]): void {
    this.foreseen = songs;
  }

  /** One click of it. */
  click: (count: number) => void = () => undefined;

  countIn(_beats: number, onClick: (count: number) => void): Promise<boolean> {
    this.click = onClick;
    return new Promise((resolve) => (this.counted = () => resolve(true)));
  }

  noteOn(_program: number, _isDrum: boolean, pitch: number): () => void {
    this.sounding.add(pitch);
    return () => this.sounding.delete(pitch);
  }
}

export class FakeMidi implements MidiInput {
  isThere = true;
  refusal: Error | null = null;
  listener: MidiListener | null = null;

  open(listener: MidiListener): Promise<void> {
    if (this.refusal) return Promise.reject(this.refusal);
    this.listener = listener;
    return Promise.resolve();
  }
}

/** A music tab with everything around it faked, as the first visit finds it. */
export async function openMusic(changes: Partial<MusicPlatform> = {}) {
  const player = new FakePlayer();
  const midi = new FakeMidi();
  const storage = new SongsInMemory();
  const saved: { name: string; content: Blob }[] = [];
  let [now, ids] = [0, 0];
  let lastSong: string | null = null;
  const platform: MusicPlatform = {
    storage,
    claims: NO_CLAIMS,
    midi,
    lastSong,
    keepLastSong: (id) => (lastSong = id),
    now: () => ++now,
    newId: () => `song-${++ids}`,
    loadPlayer: () => Promise.resolve(player),
    fetchModel: () => Promise.reject(new Error('there is none')),
    prefetchModels: () => undefined,
    readModel: (file, name) => Promise.resolve(readModelFile(file, name)),
    trainings: new TrainingsInMemory(),
    openTraining: () => Promise.reject(new Error('there is no room')),
    loadArranger: () => {
      const generator = new GeneratorPass(initialDenseWeights(GENERATOR_SHAPES, new Rng(7)));
      return Promise.resolve((options) => Promise.resolve(arrange(generator, options)));
    },
    extend: (genre, options) =>
      Promise.resolve(extendMelody(genreMelodies(genre)[options.key.mode], options)),
    loadStyleEditor: () => {
      const model = untaughtModel();
      return Promise.resolve({
        async *edit(options) {
          yield* editInStyle(model, options);
        },
        thoughtsAt: (question, beat) => Promise.resolve(thoughtsAt(model, question, beat)),
      });
    },
    showsMotion: () => true,
    showNote: () => Promise.resolve(),
    renderWav: (_, tracks) => Promise.resolve(new Uint8Array(tracks.length)),
    saveFile: (name, content) => saved.push({ name, content }),
    page: 'https://grad-prix.example/app/',
    canSend: () => false,
    send: () => Promise.reject(new Error('nobody takes it')),
    ...changes,
  };
  const session = new MusicSession(platform);
  await session.restore();
  const state = () => session.store.state;
  return {
    session,
    player,
    midi,
    storage,
    saved,
    platform,
    state,
    notes: (): readonly Note[] => melodyOf(state().history.present).notes,
    titles: (): string[] => state().songs.map(({ song }) => song.title),
    /** Another visit to what this one has stored. */
    again: () => openMusic({ ...platform, lastSong }),
  };
}

/** Lets everything go on that only waits for promises. */
export async function settled(): Promise<void> {
  for (let i = 0; i < 10; i++) await Promise.resolve();
}
