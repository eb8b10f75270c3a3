import { MELODIES } from '../../../music/melodies/melodies.ts';
import { songOfMelody } from '../../../music/melodies/melody-text.ts';
import type { Note } from '../../../music/song/song.ts';
import { NoticeBoard } from '../../controllers/notice-board.ts';
import { messageOf } from '../../state/message-of.ts';
import { storageTrouble } from '../../state/storage-trouble.ts';
import { Store } from '../../state/store.ts';
import type { MusicAction } from '../state/music-action.ts';
import { firstMusicState, HEARD_EPOCH, type MusicState } from '../state/music-state.ts';
import { endOf } from '../state/own-song.ts';
import { Arranger } from './arranger.ts';
import { Extender } from './extender.ts';
import { LiveKeys } from './live-keys.ts';
import { MelodyEditor } from './melody-editor.ts';
import { MidiController } from './midi-controller.ts';
import { ModelShelf } from './model-shelf.ts';
import type { MusicPlatform } from './music-platform.ts';
import { SongImport } from './song-import.ts';
import { SongLibrary } from './song-library.ts';
import { SongOutlet } from './song-outlet.ts';
import { TakeRecorder } from './take-recorder.ts';
import { TrainingDoor } from './training-door.ts';
import { Transport } from './transport.ts';

/** Octaves at which the computer's keys can begin: all that they play are keys of MIDI. */
const OCTAVES = { low: 0, high: 8 } as const;

const NONE: ReadonlySet<never> = new Set();

/** Everything the music tab can do. Elements show its store and send it actions; it knows no element. */
export class MusicSession {
  readonly store = new Store<MusicState>(firstMusicState());
  readonly notices = new NoticeBoard(this.store);
  readonly transport: Transport;
  readonly keys: LiveKeys;
  readonly training: TrainingDoor;
  readonly #editor: MelodyEditor;
  readonly #library: SongLibrary;
  readonly #import: SongImport;
  readonly #outlet: SongOutlet;
  readonly #midi: MidiController;
  readonly #takes: TakeRecorder;
  readonly #arranger: Arranger;
  readonly #models: ModelShelf;
  readonly #extender: Extender;

  constructor(platform: MusicPlatform) {
    this.transport = new Transport(
      this.store,
      () => platform.loadPlayer(),
      (error) =>
        this.notices.show({
          tone: 'error',
          kind: 'sound',
          text: `Nothing can be heard: ${messageOf(error)}`,
        }),
    );
    const notStored = (error: unknown): void =>
      void this.notices.show({ tone: 'error', kind: 'storage', text: storageTrouble(error) });
    this.#editor = new MelodyEditor(
      this.store,
      (piece) => this.#library.changed(piece),
      () => this.transport.beat,
    );
    this.#library = new SongLibrary(
      this.store,
      this.notices,
      platform,
      (song) => {
        this.transport.stop();
        this.#editor.open(song);
        this.store.update({
          locked: NONE,
          muted: NONE,
          solo: NONE,
          style: song.style ?? this.store.state.style,
        });
      },
      notStored,
    );
    this.#models = new ModelShelf(this.store, this.notices, platform, platform.trainings, notStored);
    this.#import = new SongImport(this.store, this.notices, ({ locked, ...piece }) => {
      this.#library.add(piece);
      this.store.update({ locked: new Set(locked) });
    });
    this.#outlet = new SongOutlet(this.store, this.notices, platform);
    this.keys = new LiveKeys({
      sound: (pitch, velocity) => this.transport.sound(pitch, velocity),
      pressed: (pitch, velocity) => this.#takes.press(pitch, velocity),
      released: (pitch) => this.#takes.release(pitch),
    });
    this.#takes = new TakeRecorder(this.store, this.transport, this.keys, (edited) =>
      this.#editor.edit(edited),
    );
    this.#arranger = new Arranger(this.store, this.#editor, this.notices, (model) =>
      platform.loadArranger(model),
    );
    this.training = new TrainingDoor(this.store, this.notices, () =>
      platform.openTraining({
        notices: this.notices,
        models: this.#models,
        hear: (song) => {
          if (song === null) this.transport.stop();
          else void this.transport.hear(HEARD_EPOCH, song);
        },
        isHeard: () => this.store.state.heard === HEARD_EPOCH,
      }),
    );
    this.#extender = new Extender(this.store, this.#editor, this.notices, (genre) =>
      platform.loadExtender(genre),
    );
    this.#midi = new MidiController(this.store, platform.midi, this.keys);
  }

  /** Shows what the last visit has left. */
  async restore(): Promise<void> {
    await Promise.all([this.#models.restore(), this.#library.restore()]);
  }

  /** Gets ready for the first key, and to make parts. */
  warmUp(): void {
    this.transport.warmUp();
    this.#arranger.warmUp();
  }

  /** Opens the song of a link as a copy. @param fragment of the address; one that is no such link is left alone */
  openLink(fragment: string): Promise<void> {
    return this.#import.openLink(fragment);
  }

  /** Begins to write all that is not written yet. Call when the page goes away. */
  flush(): void {
    this.#library.flush();
    this.#models.flush();
    this.training.session?.flush();
  }

  /** Silence: the tab is left. What is recorded stays. */
  rest(): void {
    this.keys.releaseAll();
    if (this.store.state.phase !== 'stopped') this.transport.pause();
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
    switch (action.type) {
      case 'edit':
        if (action.isHeld === true) this.#editor.hold(action.edited);
        else this.#editor.edit(action.edited, action.series);
        break;
      case 'put-back':
        this.#editor.putBack(action.notes);
        break;
      case 'select':
        this.#editor.select(action.notes);
        break;
      case 'undo':
      case 'redo':
      case 'cut':
      case 'copy':
      case 'paste':
      case 'delete':
      case 'quantise':
        this.#editor[action.type]();
        break;
      case 'select-all':
        this.#editor.selectAll();
        break;
      case 'velocity':
        this.#editor.strike(action.velocity);
        break;
      case 'strength':
        this.store.update({ strength: action.strength });
        break;
      case 'grid':
        this.store.update({ grid: action.grid });
        break;
      case 'tool':
        this.store.update({ tool: action.tool });
        break;
      case 'bars':
        this.#editor.setBars(action.bars);
        break;
      case 'tempo':
        this.#editor.setTempo(action.bpm);
        break;
      case 'switch':
        this.store.update({ [action.name]: action.isOn });
        break;
      case 'octave':
        this.store.update({ octave: Math.min(OCTAVES.high, Math.max(OCTAVES.low, action.octave)) });
        break;
      case 'press':
        this.keys.press(action.pitch, action.velocity);
        break;
      case 'release':
        this.keys.release(action.pitch);
        break;
      case 'midi':
        void this.#midi.open();
        break;
      case 'train':
        if (action.isOn) void this.training.enter();
        else this.training.leave();
        break;
      case 'remove-model':
        this.#models.remove(action.id);
        break;
      case 'extension':
        this.store.update({ extension: { ...this.store.state.extension, ...action.change } });
        break;
      case 'extend':
        void this.#extend();
        break;
      case 'style':
      case 'generate':
      case 'remove-parts':
      case 'lock':
      case 'mute':
      case 'solo':
      case 'volume':
      case 'program':
        this.#arrange(action);
        break;
      case 'play':
      case 'pause':
      case 'stop':
      case 'record':
      case 'seek':
      case 'hear':
        this.#play(action);
        break;
      case 'export':
      case 'send':
      case 'share':
      case 'share-close':
        this.#giveOut(action);
        break;
      default:
        this.#keep(action);
    }
  }

  #play(action: MusicAction & { type: 'play' | 'pause' | 'stop' | 'record' | 'seek' | 'hear' }): void {
    switch (action.type) {
      case 'play':
        void this.transport.play();
        break;
      case 'pause':
        this.transport.pause();
        break;
      case 'stop':
        this.transport.stop();
        break;
      case 'record':
        void this.#takes.start();
        break;
      case 'seek':
        this.transport.seek(Math.min(action.beat, endOf(this.store.state.history.present)));
        break;
      default:
        if (action.index === null) this.transport.stop();
        else void this.transport.hear(action.index, songOfMelody(MELODIES[action.index]));
    }
  }

  /** What plays along, and how each track is heard. */
  #arrange(
    action: MusicAction & {
      type: 'style' | 'generate' | 'remove-parts' | 'lock' | 'mute' | 'solo' | 'volume' | 'program';
    },
  ): void {
    const { style, locked, muted, solo } = this.store.state;
    switch (action.type) {
      case 'style':
        this.store.update({ style: { ...style, ...action.style } });
        this.#arranger.warmUp();
        break;
      case 'generate':
        void this.#generate();
        break;
      case 'remove-parts':
        this.#editor.removeParts();
        break;
      case 'lock':
        this.store.update({ locked: withItem(locked, action.part, action.isOn) });
        break;
      case 'mute':
        this.store.update({ muted: withItem(muted, action.track, action.isOn) });
        break;
      case 'solo':
        this.store.update({ solo: withItem(solo, action.track, action.isOn) });
        break;
      case 'volume':
        this.#editor.setTrack(action.track, { volume: action.value });
        break;
      default:
        this.#editor.setTrack(action.track, { program: action.value });
    }
  }

  /** What is made is heard at once. */
  async #generate(): Promise<void> {
    // Browsers let a page be heard while somebody presses something, not a while after.
    this.transport.wake();
    if (!(await this.#arranger.generate())) return;
    const { phase, heard } = this.store.state;
    if (heard !== null || phase === 'stopped' || phase === 'paused') await this.transport.play();
  }

  /** What is new is what Play begins with. */
  async #extend(): Promise<void> {
    const beat = await this.#extender.extend();
    const { phase } = this.store.state;
    if (beat !== null && (phase === 'stopped' || phase === 'paused')) this.transport.seek(beat);
  }

  /** What concerns songs as wholes. */
  #keep(
    action: MusicAction & {
      type: 'new' | 'sample' | 'open' | 'duplicate' | 'remove' | 'rename' | 'import' | 'track';
    },
  ): void {
    switch (action.type) {
      case 'new':
        this.#library.new();
        break;
      case 'sample':
        this.#library.useSample(action.index);
        break;
      case 'open':
        void this.#library.open(action.id);
        break;
      case 'duplicate':
        this.#library.duplicate(action.id);
        break;
      case 'remove':
        // What is being recorded belongs to what is removed.
        this.transport.stop();
        this.#library.remove(action.id);
        break;
      case 'rename':
        this.#editor.rename(action.title);
        break;
      case 'import':
        if (isModelFile(action.files[0])) void this.#models.import(action.files[0]);
        else void this.#import.import(action.files);
        break;
      default:
        this.#import.choose(action.index);
    }
  }

  /** Ways out of the page. */
  #giveOut(action: MusicAction & { type: 'export' | 'send' | 'share' | 'share-close' }): void {
    switch (action.type) {
      case 'export':
        void this.#outlet.save(action.format);
        break;
      case 'send':
        void this.#outlet.send(action.format);
        break;
      case 'share':
        void this.#outlet.share();
        break;
      default:
        this.store.update({ share: null });
    }
  }
}

function isModelFile({ name }: File): boolean {
  return /\.gpm$/i.test(name);
}

function withItem<T>(set: ReadonlySet<T>, item: T, isIn: boolean): ReadonlySet<T> {
  const others = [...set].filter((other) => other !== item);
  return new Set(isIn ? [...others, item] : others);
}
