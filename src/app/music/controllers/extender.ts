import { type Genre, GENRE_FACTS } from '../../../music/corpus/genre.ts';
import type { ExtendOptions } from '../../../music/extend/extend-melody.ts';
import { mostBars } from '../../../music/extend/stretch.ts';
import type { Note } from '../../../music/song/song.ts';
import { keyOfMelody } from '../../../music/theory/find-key.ts';
import type { NoticeBoard } from '../../controllers/notice-board.ts';
import { messageOf } from '../../state/message-of.ts';
import type { Store } from '../../state/store.ts';
import { samplingOf } from '../state/extension.ts';
import type { MusicState } from '../state/music-state.ts';
import { melodyOf } from '../state/own-song.ts';
import type { MelodyEditor } from './melody-editor.ts';

/** Continues a melody as those of a genre go on. @returns only what is new @throws Error where what it needs does not arrive */
export type Extend = (genre: Genre, options: ExtendOptions) => Promise<readonly Note[]>;

/** Continues the melody, as one step that can be taken back. */
export class Extender {
  readonly #store: Store<MusicState>;
  readonly #editor: MelodyEditor;
  readonly #notices: NoticeBoard;
  readonly #extend: Extend;

  constructor(store: Store<MusicState>, editor: MelodyEditor, notices: NoticeBoard, extend: Extend) {
    this.#store = store;
    this.#editor = editor;
    this.#notices = notices;
    this.#extend = extend;
  }

  /** @returns the beat at which what is new begins; null: nothing is */
  async extend(): Promise<number | null> {
    const { style, isExtending } = this.#store.state;
    if (isExtending) return null;
    this.#notices.dismissKind('extend');
    this.#store.update({ isExtending: true });
    try {
      return await this.#append(style.genre);
    } catch (error) {
      const name = GENRE_FACTS[style.genre].name.toLowerCase();
      const text = `The melody could not be continued in ${name}: ${messageOf(error)}`;
      this.#notices.show({ tone: 'error', kind: 'extend', text });
      return null;
    } finally {
      this.#store.update({ isExtending: false });
    }
  }

  async #append(genre: Genre): Promise<number | null> {
    const { history, extension, songId } = this.#store.state;
    const { song } = history.present;
    const { notes } = melodyOf(history.present);
    const key = keyOfMelody(song.keySignature, notes);
    if (key === null) {
      const text = 'There is no melody to continue yet: draw, record or choose one.';
      this.#notices.show({ tone: 'warning', kind: 'extend', text });
      return null;
    }
    const bars = Math.min(extension.bars, mostBars(song));
    const sampling = samplingOf(extension);
    const added = await this.#extend(genre, { song, key, bars, sampling, seed: extension.take });
    await this.#letGo();
    const now = this.#store.state;
    // Somebody may have gone to another song meanwhile, or have changed this one.
    if (now.songId !== songId) return null;
    if (now.history.present !== history.present) return this.#append(genre);
    this.#editor.edit({ notes: [...notes, ...added], selected: new Set(added) });
    this.#store.update({ lookAt: added });
    return added[0].onset;
  }

  /** Resolves once no hand holds notes: it would put them where they were before what is new. */
  #letGo(): Promise<void> {
    if (this.#store.state.held === null) return Promise.resolve();
    return new Promise((resolve) => {
      const end = this.#store.subscribe(({ held }) => {
        if (held !== null) return;
        end();
        resolve();
      });
    });
  }
}
