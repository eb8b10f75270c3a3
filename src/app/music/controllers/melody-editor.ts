import { copied, cutAt, pasted, removed, struck } from '../../../music/melody/edit-notes.ts';
import { beatsOf, lineBefore } from '../../../music/melody/grid.ts';
import { quantised } from '../../../music/melody/quantised.ts';
import type { Edited } from '../../../music/melody/settled.ts';
import { USUAL_TEMPO, withTempo } from '../../../music/melody/tempo.ts';
import type { InstrumentTrack, Note, Song } from '../../../music/song/song.ts';
import { plainName } from '../../../track/plain-name.ts';
import { continued, historyOf, recorded, redone, undone } from '../../state/edit-history.ts';
import type { Store } from '../../state/store.ts';
import { melodyDigest, stillFollowing } from '../state/melody-digest.ts';
import type { MusicState } from '../state/music-state.ts';
import {
  endOf,
  MAX_TITLE,
  melodyOf,
  type OwnSong,
  type Piece,
  type Style,
  withMelody,
} from '../state/own-song.ts';

const NOTHING: ReadonlySet<Note> = new Set();
/** Songs that were left, of which can still be taken back what was done: more would fill the memory. */
const MOST_LEFT = 10;

/** The song in work: what is done to it, and taken back. */
export class MelodyEditor {
  readonly #store: Store<MusicState>;
  readonly #changed: (piece: Piece) => void;
  readonly #playhead: () => number;
  /** What the newest step has changed bit by bit; null: it is complete. */
  #series: string | null = null;
  #clip: readonly Note[] = [];
  /** By their ids, the one that was left last at the end. */
  readonly #left = new Map<string, Pick<MusicState, 'history' | 'styleRun'>>();

  /**
   * @param changed is told of every step, also of one that is taken back
   * @param playhead the beat at which something is pasted
   */
  constructor(store: Store<MusicState>, changed: (piece: Piece) => void, playhead: () => number) {
    this.#store = store;
    this.#changed = changed;
    this.#playhead = playhead;
  }

  /** Goes to another song. What was done to one that was left since the page was opened can be taken back. */
  open(song: OwnSong): void {
    const { id, savedAt: _, isUntouched: __, ...piece } = song;
    this.#series = null;
    this.#leave();
    const left = this.#left.get(id);
    // Another tab may have gone on with it.
    const isAsLeft = left !== undefined && isSame(left.history.present, piece);
    const work = isAsLeft ? left : { history: historyOf(piece), styleRun: null };
    this.#store.update({ songId: id, ...work, held: null, selected: NOTHING, lookAt: [] });
  }

  /** Takes what a hand has made of the melody. @param series of the same in a row are taken back as one */
  edit({ notes, selected }: Edited, series: string | null = null): void {
    this.#step(withMelody(this.#piece, notes), selected, series);
  }

  /** Shows what the hand holds, until it lets go. */
  hold({ notes, selected }: Edited): void {
    this.#store.update({ held: withMelody(this.#piece, notes), selected });
  }

  /** @param selected notes of the melody as it was before */
  putBack(selected: ReadonlySet<Note>): void {
    this.#store.update({ held: null, selected });
  }

  select(selected: ReadonlySet<Note>): void {
    this.#series = null;
    this.#store.update({ selected });
  }

  selectAll(): void {
    this.select(new Set(this.#notes));
  }

  undo(): void {
    this.#travel(undone);
  }

  redo(): void {
    this.#travel(redone);
  }

  copy(): void {
    const { selected } = this.#store.state;
    if (selected.size === 0) return;
    this.#clip = copied(this.#notes, selected);
    this.#store.update({ canPaste: true });
  }

  cut(): void {
    this.copy();
    this.delete();
  }

  paste(): void {
    const { grid, snaps } = this.#store.state;
    if (this.#clip.length === 0) return;
    const beat = snaps ? lineBefore(this.#playhead(), beatsOf(grid)) : this.#playhead();
    this.edit(pasted(this.#notes, this.#clip, beat));
  }

  delete(): void {
    const { selected } = this.#store.state;
    if (selected.size > 0) this.edit(removed(this.#notes, selected));
  }

  /** Rhythm assist for what is selected, or for all where nothing is. */
  quantise(): void {
    const { selected, grid, strength } = this.#store.state;
    this.edit(quantised(this.#notes, selected, beatsOf(grid), strength));
  }

  /** The first selected note is struck as hard as that; the others keep their difference to it. */
  strike(velocity: number): void {
    const { selected } = this.#store.state;
    const first = this.#notes.find((note) => selected.has(note));
    if (first) this.edit(struck(this.#notes, selected, velocity - first.velocity), 'velocity');
  }

  setTempo(bpm: number): void {
    if (!Number.isFinite(bpm)) return;
    const { low, high } = USUAL_TEMPO;
    const within = Math.min(high, Math.max(low, Math.round(bpm)));
    this.#change(withTempo(this.#piece.song, within), 'tempo');
  }

  /**
   * Makes the song so many bars long; what goes on behind its end is cut off.
   * @returns how many notes are no longer in it
   */
  setBars(bars: number): number {
    const { song } = this.#piece;
    const end = endOf({ song, bars });
    const tracks = song.tracks.map((track) => ({ ...track, notes: cutAt(track.notes, end) }));
    const lost = song.tracks.reduce((sum, { notes }, i) => sum + notes.length - tracks[i].notes.length, 0);
    const cut = stillFollowing(this.#piece, { ...this.#piece, song: { ...song, tracks }, bars });
    this.#step(cut, NOTHING);
    return lost;
  }

  rename(title: string): void {
    const { song } = this.#piece;
    const plain = plainName(title, MAX_TITLE);
    if (plain !== '' && plain !== song.title) this.#change({ ...song, title: plain });
  }

  /** Puts other parts beside the melody, whose notes stay. @param tracks the melody first; a part that stays is the same object */
  setBand(tracks: readonly InstrumentTrack[], style: Style): void {
    const { song, bars, madeFor: before = [] } = this.#piece;
    const now = melodyDigest(this.#piece);
    const madeFor = tracks
      .slice(1)
      .map((part, i) => (part === song.tracks.at(i + 1) ? (before.at(i) ?? null) : now));
    this.#step({ song: { ...song, tracks }, bars, style, madeFor }, this.#store.state.selected);
  }

  /** The melody alone. */
  removeParts(): void {
    const { song, bars } = this.#piece;
    this.#step({ song: { ...song, tracks: [song.tracks[0]] }, bars }, this.#store.state.selected);
  }

  /** How loud a track is, or what it is played on. */
  setTrack(index: number, change: Pick<InstrumentTrack, 'volume'> | Pick<InstrumentTrack, 'program'>): void {
    const { song } = this.#piece;
    const tracks = song.tracks.map((track, i) => (i === index ? { ...track, ...change } : track));
    this.#change({ ...song, tracks }, `track ${index} ${Object.keys(change).join(' ')}`);
  }

  #leave(): void {
    const { songId, history, styleRun } = this.#store.state;
    this.#left.delete(songId);
    this.#left.set(songId, { history, styleRun });
    if (this.#left.size > MOST_LEFT) this.#left.delete([...this.#left.keys()][0]);
  }

  get #piece(): Piece {
    return this.#store.state.history.present;
  }

  get #notes(): readonly Note[] {
    return melodyOf(this.#piece).notes;
  }

  /** The melody's notes stay, and what is selected of them. */
  #change(song: Song, series: string | null = null): void {
    this.#step({ ...this.#piece, song }, this.#store.state.selected, series);
  }

  #step(piece: Piece, selected: ReadonlySet<Note>, series: string | null = null): void {
    const { history } = this.#store.state;
    if (isSame(piece, history.present)) {
      // A note that was only pressed is where it was, and is another object by now.
      const made = melodyOf(piece).notes;
      const before = this.#notes.filter((_, i) => selected.has(made[i]));
      this.#store.update({ held: null, selected: new Set(before) });
      return;
    }
    const isMore = series !== null && series === this.#series;
    this.#series = series;
    const next = isMore ? continued(history, piece) : recorded(history, piece);
    this.#store.update({ history: next, held: null, selected });
    this.#changed(piece);
  }

  #travel(go: typeof undone<Piece>): void {
    const { history } = this.#store.state;
    const next = go(history);
    this.#series = null;
    if (next === history) return;
    this.#store.update({ history: next, held: null, selected: NOTHING });
    // What is chosen for the next parts is again what those were made by.
    const { style } = next.present;
    if (style !== undefined && style !== history.present.style) this.#store.update({ style });
    this.#changed(next.present);
  }
}

function isSame(a: Piece, b: Piece): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
