import { isSparing, whenIdle } from '../controllers/idle.ts';
import { saveFile } from '../elements/save-file.ts';
import { MusicMakerClient } from '../../workers/client/music-maker-client.ts';
import type { Genre } from '../../music/corpus/genre.ts';
import type { GanModel } from '../../music/gan/gan-model.ts';
import type { Song } from '../../music/song/song.ts';
import type { Preferences } from '../storage/preferences.ts';
import type { Arrange } from './controllers/arranger.ts';
import type { TrainingPlatform } from './controllers/training-platform.ts';
import type { StyleEditors } from './controllers/style-editor.ts';
import type { MusicPlatform } from './controllers/music-platform.ts';
import { MusicSession } from './controllers/music-session.ts';
import { WebMidiInput } from './controllers/midi-input.ts';
import './elements/music-room.ts';
import { fetchModel } from './fetch-model.ts';
import { GenreModels } from './genre-models.ts';
import type { SongPlayer, TrackHearing } from './state/song-player.ts';
import { IndexedDbSongs, SongsInMemory, type SongStorage } from './storage/song-storage.ts';
import { IndexedDbTrainings, TrainingsInMemory, type TrainingStorage } from './storage/training-storage.ts';

/** Frames a second of what is saved as sound: those of a compact disc. */
const SAMPLE_RATE = 44_100;
const LAST_SONG = 'song';
/** How long an edit in style shows each note, ms. */
const EDIT_SHOWN = 110;

/** The music tab as it is in a browser, with what the last visit has left. */
export async function browserMusic(
  preferences: Preferences,
  page: Pick<MusicPlatform, 'claims' | 'newId'>,
): Promise<MusicSession> {
  // What the first sound and the first parts wait for comes while the database is opened; of what does not arrive is told when it
  // is asked for.
  const maker = new MusicMakerClient();
  maker.warmUp();
  void Promise.allSettled([loadSound()]);
  const { storage, trainings, loss } = await openStorage();
  const now = (): number => Date.now();
  const models = new GenreModels({
    fetch: (address) => fetch(address),
    addressOf: (genre) => `${import.meta.env.BASE_URL}music/${genre}.gpm`,
    whenIdle: (task) => {
      if (!isSparing()) whenIdle(0, task);
    },
  });
  const session = new MusicSession({
    ...page,
    storage,
    trainings,
    midi: new WebMidiInput(
      'requestMIDIAccess' in navigator ? () => navigator.requestMIDIAccess() : undefined,
    ),
    lastSong: preferences.get(LAST_SONG),
    keepLastSong: (id) => preferences.set(LAST_SONG, id),
    now,
    loadPlayer,
    loadArranger: (model) => loadArranger(maker, models, model),
    fetchModel: (genre) => models.get(genre),
    prefetchModels: () => models.prefetch(),
    readModel,
    openTraining: async (surroundings) => {
      const [{ TrainingSession }, { MusicTrainerClient }] = await Promise.all([
        import('./controllers/training-session.ts'),
        import('../../workers/client/music-trainer-client.ts'),
        import('./elements/train-room.ts'),
      ]);
      const makeTrainer: TrainingPlatform['makeTrainer'] = (receive) => new MusicTrainerClient(receive);
      return new TrainingSession({ ...page, storage: trainings, now, saveFile, makeTrainer }, surroundings);
    },
    extend: (genre, options) => maker.extend(genre, options),
    loadStyleEditor: () => loadStyleEditor(maker),
    showsMotion,
    showNote,
    renderWav,
    saveFile,
    page: location.origin + location.pathname + location.search,
    canSend: (file) => 'canShare' in navigator && navigator.canShare({ files: [file] }),
    send: (file, title) => navigator.share({ files: [file], title }),
  });
  await session.restore();
  if (loss !== null) session.notices.show({ tone: 'warning', text: loss, seconds: null });
  addEventListener('pagehide', () => session.flush());
  // Behind the first picture.
  requestAnimationFrame(() => setTimeout(() => session.warmUp()));
  return session;
}

/** The context is made at once: browsers let a page be heard only while somebody presses something. Made before, it waits for that. */
async function loadPlayer(): Promise<SongPlayer> {
  const context = new AudioContext({ latencyHint: 'interactive' });
  // The device is awake by the time that a button lets go.
  const wake = (): void => void context.resume();
  for (const press of ['pointerdown', 'keydown'])
    addEventListener(press, wake, { capture: true, once: true });
  const { Player } = await loadSound();
  return new Player(context);
}

async function loadArranger(
  maker: MusicMakerClient,
  models: GenreModels,
  model: Genre | Uint8Array,
): Promise<Arrange> {
  const isGenre = typeof model === 'string';
  const file = isGenre ? await models.get(model) : model;
  const named = { file, name: isGenre ? `${model}.gpm` : 'model' };
  try {
    await maker.read(named);
  } catch (error) {
    if (isGenre) models.forget(model);
    throw error;
  }
  return (options) => maker.arrange(named, options);
}

function loadSound() {
  return import('../../sound/player.ts');
}

/** The network comes with the first melody that is edited in a style. */
async function loadStyleEditor(maker: MusicMakerClient): Promise<StyleEditors> {
  const name = 'edit.gpm';
  const file = await fetchModel((address) => fetch(address), `${import.meta.env.BASE_URL}music/${name}`);
  const model = { file, name };
  return {
    edit: (options) => maker.edit(model, options),
    thoughtsAt: (question, beat) => maker.thoughtsAt(model, question, beat),
  };
}

function showsMotion(): boolean {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function showNote(): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, showsMotion() ? EDIT_SHOWN : 0));
}

async function renderWav(song: Song, tracks: readonly TrackHearing[]): Promise<Uint8Array<ArrayBuffer>> {
  const [{ renderSong }, { writeWav }] = await Promise.all([
    import('../../sound/render.ts'),
    import('../../music/wav/write-wav.ts'),
  ]);
  return writeWav(await renderSong(song, { sampleRate: SAMPLE_RATE, tracks }), SAMPLE_RATE);
}

async function readModel(file: Uint8Array, fileName: string): Promise<GanModel> {
  const { readModelFile } = await import('../../music/gan/model-file.ts');
  return readModelFile(file, fileName);
}

interface OpenedStorage {
  readonly storage: SongStorage;
  readonly trainings: TrainingStorage;
  /** What is to be said where the browser keeps nothing. */
  readonly loss: string | null;
}

async function openStorage(): Promise<OpenedStorage> {
  try {
    const [storage, trainings] = await Promise.all([IndexedDbSongs.open(), IndexedDbTrainings.open()]);
    return { storage, trainings, loss: null };
  } catch {
    const loss =
      'This browser lets the page store nothing: songs and models are lost when it is closed. Save them as files, or allow site data.';
    return { storage: new SongsInMemory(), trainings: new TrainingsInMemory(), loss };
  }
}
