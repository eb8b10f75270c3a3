import { bandOf } from '../../../music/corpus/band-of.ts';
import { type Genre, GENRE_FACTS } from '../../../music/corpus/genre.ts';
import { topLine } from '../../../music/corpus/melody-track.ts';
import type { ArrangeOptions } from '../../../music/gan/arrange.ts';
import { cutAt } from '../../../music/melody/edit-notes.ts';
import { type Part, PARTS } from '../../../music/roll/roll-layout.ts';
import type { InstrumentTrack, Song } from '../../../music/song/song.ts';
import { keyOfMelody } from '../../../music/theory/find-key.ts';
import type { NoticeBoard } from '../../controllers/notice-board.ts';
import { messageOf } from '../../state/message-of.ts';
import type { Store } from '../../state/store.ts';
import { obstacleOf } from '../state/arranging-limits.ts';
import type { MusicState } from '../state/music-state.ts';
import { endOf, melodyOf, partsOf, type Piece, type Style } from '../state/own-song.ts';
import { nextVariation } from '../state/variation.ts';
import type { MelodyEditor } from './melody-editor.ts';

/** Arrangements that are kept: what is foreseen, and what is foreseen behind it. */
const KEPT = 2;

/** A generator that plays: drums, bass, chords and pad for a melody, in the order of `PARTS`. */
export type Arrange = (options: ArrangeOptions) => Promise<readonly InstrumentTrack[]>;

/** Parts, or what is to become of them, and all that they are made by. */
interface Arrangement {
  readonly of: {
    readonly piece: Piece;
    readonly locked: ReadonlySet<Part>;
    readonly by: Arrange;
    readonly genre: Genre;
    readonly seed: number;
  };
  readonly band: Promise<readonly InstrumentTrack[]>;
}

/** Makes drums, bass, chords and pad for the melody. */
export class Arranger {
  readonly #store: Store<MusicState>;
  readonly #editor: MelodyEditor;
  readonly #notices: NoticeBoard;
  readonly #load: (model: Genre | Uint8Array) => Promise<Arrange>;
  readonly #onMade: () => void;
  /** By genre, or by the file of one's own. */
  readonly #loaded = new Map<Genre | Uint8Array, Promise<Arrange>>();
  /** The last arrangements: what was foreseen, or is being made, is not made again. */
  #made: readonly Arrangement[] = [];

  /**
   * @param load gets ready what a model needs @throws Error where it does not arrive
   * @param onMade is told after parts were made
   */
  constructor(
    store: Store<MusicState>,
    editor: MelodyEditor,
    notices: NoticeBoard,
    load: (model: Genre | Uint8Array) => Promise<Arrange>,
    onMade: () => void,
  ) {
    this.#store = store;
    this.#editor = editor;
    this.#notices = notices;
    this.#load = load;
    this.#onMade = onMade;
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
      const made = await this.#newest(style);
      // Somebody has gone to another song meanwhile.
      if (this.#store.state.songId !== songId) return false;
      if (typeof made === 'string') {
        this.#notices.show({ tone: 'warning', kind: 'arrange', text: made });
        return false;
      }
      this.#editor.setBand(await made.band, style);
      // What an edit in style has changed is not what is new any more.
      this.#store.update({ styleRun: null });
      this.#onMade();
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

  /**
   * The song as `generate` would make it now; null where it would not.
   * @param which variation: the one that is chosen, or the one behind it, as if somebody had asked for another
   * @throws Error where the model does not arrive
   */
  async foresee(which: 'chosen' | 'next'): Promise<Song | null> {
    const { style } = this.#store.state;
    const seed = which === 'next' ? nextVariation(style.seed) : style.seed;
    const made = await this.#arrangementFor({ ...style, seed });
    return typeof made === 'string' ? null : { ...made.of.piece.song, tracks: await made.band };
  }

  /** An arrangement of what there is once it is made: somebody may have changed the melody or a lock meanwhile. */
  async #newest(style: Style): Promise<Arrangement | string> {
    for (;;) {
      const { songId } = this.#store.state;
      const made = await this.#arrangementFor(style);
      if (typeof made === 'string') return made;
      await made.band;
      const { history, locked, ...now } = this.#store.state;
      if (now.songId !== songId || (history.present === made.of.piece && locked === made.of.locked))
        return made;
    }
  }

  /** What the melody is being arranged to; a sentence where it cannot be. */
  async #arrangementFor(style: Style): Promise<Arrangement | string> {
    const by = await this.#get(style);
    const { history, locked } = this.#store.state;
    const piece = history.present;
    const { genre, seed } = style;
    const known = this.#made.find(
      ({ of }) =>
        of.piece === piece && of.locked === locked && of.by === by && of.genre === genre && of.seed === seed,
    );
    if (known !== undefined) return known;
    const melody = { ...melodyOf(piece), notes: topLine(melodyOf(piece).notes) };
    const key = keyOfMelody(piece.song.keySignature, melody.notes);
    if (key === null) return 'There is no melody to arrange yet: draw, record or choose one.';
    const obstacle = obstacleOf(piece, locked);
    if (obstacle !== null) return obstacle;
    const song = { ...piece.song, tracks: [melody, ...partsOf(piece)] };
    const kept = PARTS.filter((part, i) => locked.has(part) && song.tracks[i + 1] !== undefined);
    const { stroke } = GENRE_FACTS[genre];
    const band = by({ song, key, seed, locked: kept, stroke }).then((made) =>
      playedIn(genre, piece, made, kept),
    );
    const arrangement: Arrangement = { of: { piece, locked, by, genre, seed }, band };
    this.#made = [...this.#made, arrangement].slice(-KEPT);
    // It is tried again when somebody asks again.
    band.catch(() => (this.#made = this.#made.filter((other) => other !== arrangement)));
    return arrangement;
  }

  /** Where a model of one's own is gone, its genre's plays. */
  #get({ genre, model: id }: Style): Promise<Arrange> {
    const model = this.#store.state.models.find((own) => own.id === id)?.file ?? genre;
    const loaded = this.#loaded.get(model) ?? this.#load(model);
    this.#loaded.set(model, loaded);
    // It is tried again when somebody asks again.
    loaded.catch(() => this.#loaded.delete(model));
    return loaded;
  }
}

/**
 * The band with what was made. The melody keeps its instrument; locked parts stay as they were. On what the others play, and how
 * loud each is, the genre decides, but for what somebody has chosen.
 */
function playedIn(
  genre: Genre,
  before: Piece,
  made: readonly InstrumentTrack[],
  locked: readonly Part[],
): InstrumentTrack[] {
  // They are made by twos of bars; a song may have an odd number.
  const end = endOf(before);
  const usual = before.style && bandOf(before.style.genre, before.song.tracks[0], partsOf(before));
  return bandOf(genre, melodyOf(before), made).map((track, i) => {
    const old = before.song.tracks.at(i);
    if (i > 0 && old !== undefined && locked.includes(PARTS[i - 1])) return old;
    const isLoudAsChosen = old?.volume !== undefined && old.volume !== usual?.[i].volume;
    const volume = isLoudAsChosen ? old.volume : track.volume;
    if (i === 0) return { ...melodyOf(before), volume };
    // Nobody chooses kits.
    const isPlayedAsChosen = old !== undefined && !track.isDrum && old.program !== usual?.[i].program;
    const program = isPlayedAsChosen ? old.program : track.program;
    return { ...track, program, volume, notes: cutAt(track.notes, end) };
  });
}
