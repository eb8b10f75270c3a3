import type { Note } from '../../../music/song/song.ts';
import { NoticeBoard } from '../../controllers/notice-board.ts';
import { messageOf } from '../../state/message-of.ts';
import { storageTrouble } from '../../state/storage-trouble.ts';
import { Store } from '../../state/store.ts';
import type { ActionHandlers, MusicAction } from '../state/music-action.ts';
import { firstMusicState, HEARD_EPOCH, type MusicState } from '../state/music-state.ts';
import type { OwnSong } from '../state/own-song.ts';
import { arrangingActions } from './actions/arranging-actions.ts';
import { editingActions } from './actions/editing-actions.ts';
import { keepingActions } from './actions/keeping-actions.ts';
import { playingActions } from './actions/playing-actions.ts';
import { Arranger } from './arranger.ts';
import { Extender } from './extender.ts';
import { LiveKeys } from './live-keys.ts';
import { MelodyEditor } from './melody-editor.ts';
import { MidiController } from './midi-controller.ts';
import { isModelFile, ModelShelf } from './model-shelf.ts';
import type { MusicPlatform } from './music-platform.ts';
import { rehearse } from './rehearse.ts';
import { SongImport } from './song-import.ts';
import { SongLibrary } from './song-library.ts';
import { SongOutlet } from './song-outlet.ts';
import { StyleEditor } from './style-editor.ts';
import { TakeRecorder } from './take-recorder.ts';
import { TrainingDoor } from './training-door.ts';
import { Transport } from './transport.ts';

const NONE: ReadonlySet<never> = new Set();
/** Notices of what was done: whoever does the next thing has read them. */
const OF_ACTIONS = [
  'sound',
  'arrange',
  'extend',
  'style-edit',
  'song file',
  'song link',
  'song elsewhere',
  'model',
  'wav',
  'bars',
  'training room',
];
/** What goes on under a notice: the keys of the keyboard, and what elements ask for by themselves. */
const QUIET: readonly MusicAction['type'][] = ['press', 'release', 'octave', 'ask-place'];

/** Everything the music tab can do. Elements show its store and send it actions; it knows no element. */
export class MusicSession {
  readonly store = new Store<MusicState>(firstMusicState());
  readonly notices = new NoticeBoard(this.store);
  readonly transport: Transport;
  readonly keys: LiveKeys;
  readonly training: TrainingDoor;
  readonly #library: SongLibrary;
  readonly #import: SongImport;
  readonly #takes: TakeRecorder;
  readonly #arranger: Arranger;
  readonly #styleEditor: StyleEditor;
  readonly #models: ModelShelf;
  readonly #handlers: ActionHandlers<MusicAction['type']>;

  constructor(platform: MusicPlatform) {
    const { store, notices } = this;
    const transport = new Transport(
      store,
      () => platform.loadPlayer(),
      (error) =>
        notices.show({ tone: 'error', kind: 'sound', text: `Nothing can be heard: ${messageOf(error)}` }),
    );
    const notStored = (error: unknown): void =>
      void notices.show({ tone: 'error', kind: 'storage', text: storageTrouble(error) });
    const editor = new MelodyEditor(
      store,
      (piece) => library.changed(piece),
      () => transport.beat,
    );
    const enter = (song: OwnSong): void => {
      transport.stop();
      // What is there of an edit belongs to the song that is left.
      styleEditor.stop();
      editor.open(song);
      store.update({
        locked: NONE,
        muted: NONE,
        solo: NONE,
        style: song.style ?? store.state.style,
      });
    };
    const library = new SongLibrary(store, notices, platform, enter, notStored);
    const models = new ModelShelf(store, notices, platform, platform.trainings, notStored);
    const songs = new SongImport(store, notices, ({ locked, ...piece }) => {
      library.add(piece);
      store.update({ locked: new Set(locked) });
    });
    const keys = new LiveKeys({
      sound: (pitch, velocity) => transport.sound(pitch, velocity),
      pressed: (pitch, velocity) => takes.press(pitch, velocity),
      released: (pitch) => takes.release(pitch),
    });
    const takes = new TakeRecorder(store, transport, keys, (edited) => editor.edit(edited));
    const arranger = new Arranger(
      store,
      editor,
      notices,
      (model) => platform.loadArranger(model),
      () => platform.prefetchModels(),
    );
    const extender = new Extender(store, editor, notices, platform.extend);
    const styleEditor = new StyleEditor(store, editor, notices, platform, () => transport.beat);
    const training: TrainingDoor = new TrainingDoor(store, notices, () =>
      platform.openTraining({
        notices,
        models,
        hear: (song) => {
          if (song === null) transport.stop();
          else void transport.hear(HEARD_EPOCH, song);
        },
        isHeard: () => store.state.heard === HEARD_EPOCH,
        leave: () => training.leave(),
      }),
    );
    const outlet = new SongOutlet(store, notices, platform);
    const midi = new MidiController(store, platform.midi, keys);

    this.transport = transport;
    this.keys = keys;
    this.training = training;
    this.#library = library;
    this.#import = songs;
    this.#takes = takes;
    this.#arranger = arranger;
    this.#styleEditor = styleEditor;
    this.#models = models;
    this.#handlers = {
      ...editingActions(store, editor, notices),
      ...playingActions(store, transport, takes, keys, midi),
      ...arrangingActions(store, transport, editor, arranger, extender, styleEditor),
      ...keepingActions(store, transport, library, songs, outlet, models, training),
    };
  }

  /** Shows what the last visit has left. */
  async restore(): Promise<void> {
    await Promise.all([this.#models.restore(), this.#library.restore()]);
  }

  /** Gets ready for the first key, and to make parts. */
  warmUp(): void {
    this.transport.warmUp();
    this.#arranger.warmUp();
    rehearse(this.store, this.#arranger, this.transport);
  }

  /** Opens the song of a link as a copy. @param fragment of the address; one that is no such link is left alone */
  openLink(fragment: string): Promise<void> {
    this.#styleEditor.stop();
    return this.#import.openLink(fragment);
  }

  /** Begins to write all that is not written yet. Call when the page goes away. */
  flush(): void {
    this.#styleEditor.stop();
    this.#library.flush();
    this.#models.flush();
    this.training.session?.flush();
  }

  /** Silence: the tab is left. What is recorded stays, and what has been edited in a style so far. */
  rest(): void {
    this.#styleEditor.stop();
    this.keys.releaseAll();
    this.transport.rest();
  }

  /** What is being recorded, to be shown. */
  get recorded(): readonly Note[] {
    return this.#takes.notes;
  }

  /** Files that were dropped: to be learnt from where music is trained, else opened. */
  take(files: readonly File[]): void {
    const training = this.store.state.isTraining ? this.training.session : null;
    if (training === null || isModelFile(files[0])) this.act({ type: 'import', files });
    else training.take(files);
  }

  act(action: MusicAction): void {
    if (!QUIET.includes(action.type)) this.notices.dismissKind(...OF_ACTIONS);
    this.#styleEditor.makeWayFor(action);
    // Each of the handlers takes the actions of its type.
    const handle = this.#handlers[action.type] as (action: MusicAction) => void;
    handle(action);
  }
}
