import { type Genre, GENRE_FACTS } from '../../../music/corpus/genre.ts';
import type { extendMelody } from '../../../music/extend/extend-melody.ts';
import type { genreMelodies } from '../../../music/extend/genre-melodies.ts';
import { mostBars } from '../../../music/extend/stretch.ts';
import { keyOfMelody } from '../../../music/theory/find-key.ts';
import type { NoticeBoard } from '../../controllers/notice-board.ts';
import { messageOf } from '../../state/message-of.ts';
import type { Store } from '../../state/store.ts';
import { samplingOf } from '../state/extension.ts';
import type { MusicState } from '../state/music-state.ts';
import { melodyOf } from '../state/own-song.ts';
import type { MelodyEditor } from './melody-editor.ts';

/** What continues melodies of a genre. */
export interface Extenders {
  readonly extendMelody: typeof extendMelody;
  readonly melodies: ReturnType<typeof genreMelodies>;
}

/** Continues the melody, as one step that can be taken back. */
export class Extender {
  readonly #store: Store<MusicState>;
  readonly #editor: MelodyEditor;
  readonly #notices: NoticeBoard;
  readonly #load: (genre: Genre) => Promise<Extenders>;
  /** What is made for a genre is the same every time. */
  readonly #loaded = new Map<Genre, Extenders>();

  /** @param load fetches what continues melodies of a genre @throws Error where it does not arrive */
  constructor(
    store: Store<MusicState>,
    editor: MelodyEditor,
    notices: NoticeBoard,
    load: (genre: Genre) => Promise<Extenders>,
  ) {
    this.#store = store;
    this.#editor = editor;
    this.#notices = notices;
    this.#load = load;
  }

  /** @returns the beat at which what is new begins; null: nothing is */
  async extend(): Promise<number | null> {
    const { style, isExtending, songId } = this.#store.state;
    if (isExtending) return null;
    this.#notices.dismissKind('extend');
    this.#store.update({ isExtending: true });
    try {
      const extenders = this.#loaded.get(style.genre) ?? (await this.#load(style.genre));
      this.#loaded.set(style.genre, extenders);
      // Somebody may have gone to another song meanwhile.
      return this.#store.state.songId === songId ? this.#append(extenders) : null;
    } catch (error) {
      const name = GENRE_FACTS[style.genre].name.toLowerCase();
      const text = `The melody could not be continued in ${name}: ${messageOf(error)}`;
      this.#notices.show({ tone: 'error', kind: 'extend', text });
      return null;
    } finally {
      this.#store.update({ isExtending: false });
    }
  }

  #append({ extendMelody, melodies }: Extenders): number | null {
    const { history, extension } = this.#store.state;
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
    const added = extendMelody(melodies[key.mode], { song, key, bars, sampling, seed: extension.take });
    this.#editor.edit({ notes: [...notes, ...added], selected: new Set(added) });
    this.#store.update({ lookAt: added });
    return added[0].onset;
  }
}
