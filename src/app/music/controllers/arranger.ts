import { type Genre, GENRE_FACTS } from '../../../music/corpus/genre.ts';
import { topLine } from '../../../music/corpus/melody-track.ts';
import type { arrange } from '../../../music/gan/arrange.ts';
import type { GeneratorPass } from '../../../music/gan/generator-pass.ts';
import { cutAt } from '../../../music/melody/edit-notes.ts';
import { type Part, PARTS } from '../../../music/roll/roll-layout.ts';
import type { InstrumentTrack, Song } from '../../../music/song/song.ts';
import { findKey } from '../../../music/theory/find-key.ts';
import { type Key, keyOf } from '../../../music/theory/key.ts';
import type { NoticeBoard } from '../../controllers/notice-board.ts';
import { messageOf } from '../../state/message-of.ts';
import type { Store } from '../../state/store.ts';
import type { MusicState } from '../state/music-state.ts';
import { endOf, melodyOf, partsOf, type Piece, type Style } from '../state/own-song.ts';
import type { MelodyEditor } from './melody-editor.ts';

/** A generator, and what lets it play. */
export interface Arrangers {
  readonly arrange: typeof arrange;
  readonly generator: GeneratorPass;
}

/** Makes drums, bass, chords and pad for the melody. */
export class Arranger {
  readonly #store: Store<MusicState>;
  readonly #editor: MelodyEditor;
  readonly #notices: NoticeBoard;
  readonly #load: (model: Genre | Uint8Array) => Promise<Arrangers>;
  /** By genre, or by the file of one's own. */
  readonly #loaded = new Map<Genre | Uint8Array, Promise<Arrangers>>();

  /** @param load gets ready what a model needs @throws Error where it does not arrive */
  constructor(
    store: Store<MusicState>,
    editor: MelodyEditor,
    notices: NoticeBoard,
    load: (model: Genre | Uint8Array) => Promise<Arrangers>,
  ) {
    this.#store = store;
    this.#editor = editor;
    this.#notices = notices;
    this.#load = load;
  }

  /** Fetches what the chosen model needs, so that it is there when it is asked for. Of what does not arrive it says nothing yet. */
  warmUp(): void {
    this.#get(this.#store.state.style).catch(() => undefined);
  }

  /** Makes parts by the chosen style, but for those that are locked. @returns whether there are new ones */
  async generate(): Promise<boolean> {
    const { style, isMaking, songId } = this.#store.state;
    if (isMaking) return false;
    this.#notices.dismissKind('arrange');
    this.#store.update({ isMaking: true });
    try {
      const { arrange, generator } = await this.#get(style);
      const { history, locked, songId: now } = this.#store.state;
      // Somebody has gone to another song meanwhile.
      if (now !== songId) return false;
      const melody = { ...melodyOf(history.present), notes: topLine(melodyOf(history.present).notes) };
      const key = keyOfMelody(history.present.song, melody);
      if (key === null) {
        const text = 'There is no melody to arrange yet: draw, record or choose one.';
        this.#notices.show({ tone: 'warning', kind: 'arrange', text });
        return false;
      }
      const song = { ...history.present.song, tracks: [melody, ...partsOf(history.present)] };
      const kept = PARTS.filter((part, i) => locked.has(part) && song.tracks[i + 1] !== undefined);
      const made = arrange(generator, { song, key, seed: style.seed, locked: kept });
      this.#editor.setParts(withInstruments(made, history.present, style.genre, kept), style);
      return true;
    } catch (error) {
      const name = GENRE_FACTS[style.genre].name.toLowerCase();
      const text = `Nothing could be made in ${name}: ${messageOf(error)}`;
      this.#notices.show({ tone: 'error', kind: 'arrange', text });
      return false;
    } finally {
      this.#store.update({ isMaking: false });
    }
  }

  /** Where a model of one's own is gone, its genre's plays. */
  #get({ genre, model: id }: Style): Promise<Arrangers> {
    const model = this.#store.state.models.find((own) => own.id === id)?.file ?? genre;
    const loaded = this.#loaded.get(model) ?? this.#load(model);
    this.#loaded.set(model, loaded);
    // It is tried again when somebody asks again.
    loaded.catch(() => this.#loaded.delete(model));
    return loaded;
  }
}

/** What the song says, else what its notes do; null where there are none. */
function keyOfMelody({ keySignature }: Song, { notes }: InstrumentTrack): Key | null {
  if (notes.length === 0) return null;
  return keySignature === null ? findKey(notes) : keyOf(keySignature);
}

/**
 * Locked parts as they were, others on the instruments of the genre; of the genre that played before, on those that
 * somebody has chosen.
 */
function withInstruments(
  made: readonly InstrumentTrack[],
  before: Piece,
  genre: Genre,
  locked: readonly Part[],
): InstrumentTrack[] {
  const { programs } = GENRE_FACTS[genre];
  // They are made by twos of bars; a song may have an odd number.
  const end = endOf(before);
  return PARTS.map((part, i) => {
    const old = partsOf(before)[i];
    if (old !== undefined && locked.includes(part)) return old;
    const volume = old?.volume === undefined ? {} : { volume: old.volume };
    const isSame = old !== undefined && before.style?.genre === genre;
    const program = part === 'drums' ? made[i].program : isSame ? old.program : programs[part];
    return { ...made[i], ...volume, program, notes: cutAt(made[i].notes, end) };
  });
}
