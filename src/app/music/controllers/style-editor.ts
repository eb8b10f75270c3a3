import type { EditOptions, StyleEdit } from '../../../music/editing/edit-in-style.ts';
import { differenceOf } from '../../../music/editing/note-difference.ts';
import type { PlaceQuestion, PlaceThoughts } from '../../../music/editing/place-thoughts.ts';
import type { Note } from '../../../music/song/song.ts';
import { keyOfMelody } from '../../../music/theory/find-key.ts';
import type { NoticeBoard } from '../../controllers/notice-board.ts';
import { messageOf } from '../../state/message-of.ts';
import type { Store } from '../../state/store.ts';
import type { MusicAction } from '../state/music-action.ts';
import type { MusicState } from '../state/music-state.ts';
import { melodyOf } from '../state/own-song.ts';
import { changedNotes, removable, type StyleRun } from '../state/style-edit.ts';
import type { MelodyEditor } from './melody-editor.ts';

/** What edits melodies in a style: `editInStyle` and `thoughtsAt` with the network that ships. */
export interface StyleEditors {
  edit(options: EditOptions): AsyncIterable<StyleEdit>;
  thoughtsAt(question: PlaceQuestion, beat: number): Promise<PlaceThoughts>;
}

/** What it needs from the outside. */
export interface StyleEditorPlatform {
  /** @throws Error where it does not arrive */
  loadStyleEditor(): Promise<StyleEditors>;
  /** Whether each note is to be seen coming and going, rather than all at once. */
  showsMotion(): boolean;
  /** Lets a note be seen before the next one comes. */
  showNote(): Promise<void>;
}

/** Of more, one would wait for the first note for more than a second. */
const MOST_BARS = 512;
const NOTHING: ReadonlySet<Note> = new Set();

/** What can be done while a melody is being edited; anything else ends that first. */
const GOES_ON: ReadonlySet<MusicAction['type']> = new Set([
  'edit-in-style',
  'stop-editing',
  'style-edit',
  'style',
  'ask-place',
  'play',
  'pause',
  'stop',
  'seek',
  'hear',
  'press',
  'release',
  'octave',
  'midi',
  'switch',
  'grid',
  'tool',
  'strength',
  'mute',
  'solo',
  'lock',
] as const);

/** Edits the melody in a style, note by note, as one step that can be taken back. */
export class StyleEditor {
  readonly #store: Store<MusicState>;
  readonly #editor: MelodyEditor;
  readonly #notices: NoticeBoard;
  readonly #platform: StyleEditorPlatform;
  readonly #playhead: () => number;
  #loaded: Promise<StyleEditors> | null = null;
  /** What is going on; another object, or null, once it has ended. */
  #current: object | null = null;

  /** @param playhead the beat that is asked about where no note is selected */
  constructor(
    store: Store<MusicState>,
    editor: MelodyEditor,
    notices: NoticeBoard,
    platform: StyleEditorPlatform,
    playhead: () => number,
  ) {
    this.#store = store;
    this.#editor = editor;
    this.#notices = notices;
    this.#platform = platform;
    this.#playhead = playhead;
  }

  async edit(): Promise<void> {
    const { isEditing, isExtending, held, phase } = this.#store.state;
    // While a hand holds notes, they are what the melody is to be.
    if (isEditing || isExtending || held !== null) return;
    this.#notices.dismissKind('style-edit');
    if (phase === 'recording' || phase === 'count-in')
      return this.#warn('What is being recorded cannot be edited yet: stop the recording first.');
    const mine = (this.#current = {});
    this.#store.update({ isEditing: true, styleRun: null });
    try {
      const editors = await this.#get();
      if (this.#current === mine) await this.#run(editors, () => this.#current === mine);
    } catch (error) {
      if (this.#current === mine && this.#store.state.held !== null) this.#editor.putBack(NOTHING);
      const text = `The melody could not be edited: ${messageOf(error)}`;
      this.#notices.show({ tone: 'error', kind: 'style-edit', text });
    } finally {
      if (this.#current === mine) this.stop();
    }
  }

  /** Ends what is going on: what there is of it stays. */
  stop(): void {
    if (this.#current === null) return;
    this.#end();
    const { styleRun } = this.#store.state;
    if (styleRun !== null) this.#show(styleRun);
  }

  /** Ends it, unless this action leaves the melody alone. The roll stays where it is: the hand is on it. */
  makeWayFor({ type }: MusicAction): void {
    if (this.#current !== null && !GOES_ON.has(type)) this.#end();
  }

  /** Asks the model what it makes of a place: the first selected note's, or the playhead's. */
  async ask(atPlayhead: boolean): Promise<void> {
    try {
      const editors = await this.#get();
      const { history, selected, style } = this.#store.state;
      const { song } = history.present;
      const { notes } = melodyOf(history.present);
      const key = keyOfMelody(song.keySignature, notes);
      const note = atPlayhead ? undefined : notes.find((note) => selected.has(note));
      const beat = note?.onset ?? this.#playhead();
      const question = key === null ? null : { song, key, genre: style.genre };
      const place = question && (await editors.thoughtsAt(question, beat));
      // Of what is not there any more nobody asks.
      if (this.#store.state.history.present === history.present) this.#store.update({ place });
    } catch (error) {
      const text = `The model could not be asked: ${messageOf(error)}`;
      this.#notices.show({ tone: 'error', kind: 'style-edit', text });
    }
  }

  async #run(editors: StyleEditors, goesOn: () => boolean): Promise<void> {
    const { history, style, styleEdit } = this.#store.state;
    const { song, bars } = history.present;
    const before = melodyOf(history.present).notes;
    const key = keyOfMelody(song.keySignature, before);
    if (key === null) return this.#warn('There is no melody to edit yet: draw, record or choose one.');
    if (bars > MOST_BARS)
      return this.#warn(
        `This song has ${bars} bars. At most ${MOST_BARS} are edited at once: make it shorter.`,
      );
    const { iterations, creativeRisk, mostAdded, take: seed } = styleEdit;
    const limits = { iterations, mostAdded, mostRemoved: removable(styleEdit, before) };
    const { genre } = style;
    let run: StyleRun = {
      genre,
      ...limits,
      isRunning: true,
      edits: 0,
      added: 0,
      removed: 0,
      before,
      notes: before,
      marks: differenceOf(before, before),
    };
    this.#store.update({ styleRun: run });
    for await (const edit of editors.edit({ song, key, genre, seed, creativeRisk, ...limits })) {
      if (!goesOn()) return;
      const { notes, addedSoFar: added, removedSoFar: removed } = edit;
      run = { ...run, edits: run.edits + 1, added, removed, notes, marks: differenceOf(before, notes) };
      if (this.#platform.showsMotion()) this.#editor.hold({ notes, selected: NOTHING });
      this.#store.update({ styleRun: run });
      if (run.edits === 1 && this.#platform.showsMotion()) this.#show(run);
      await this.#platform.showNote();
      if (!goesOn()) return;
    }
  }

  #end(): void {
    this.#current = null;
    const { styleRun } = this.#store.state;
    this.#store.update({ isEditing: false });
    if (styleRun === null) return;
    this.#store.update({ styleRun: { ...styleRun, isRunning: false } });
    if (styleRun.edits > 0) this.#editor.edit({ notes: styleRun.notes, selected: NOTHING });
  }

  /** Has the roll go to the first of what is changed. */
  #show({ marks }: StyleRun): void {
    this.#store.update({ lookAt: changedNotes(marks) });
  }

  #warn(text: string): void {
    this.#notices.show({ tone: 'warning', kind: 'style-edit', text });
  }

  #get(): Promise<StyleEditors> {
    this.#loaded ??= this.#platform.loadStyleEditor();
    // It is tried again when somebody asks again.
    this.#loaded.catch(() => (this.#loaded = null));
    return this.#loaded;
  }
}
