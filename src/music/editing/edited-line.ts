import { topLine } from '../corpus/melody-track.ts';
import { rangeOf } from '../extend/melody-range.ts';
import { settled } from '../melody/settled.ts';
import { shiftHome } from '../roll/home-key.ts';
import { STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import { compareNotes, type Note, type Song } from '../song/song.ts';
import { onTick, TICKS_PER_BEAT } from '../song/tick.ts';
import type { Key } from '../theory/key.ts';
import { identityOf } from './note-difference.ts';
import { StepGrid } from './step-grid.ts';
import { HOLD, isOnset, octavesToRange, onsetOf, pitchOfToken, REST, type Tokens, UNKNOWN } from './token.ts';

/** A note, and for how many steps it sounded when it was put there: while it still does, it is as it was. */
interface LineNote {
  readonly note: Note;
  readonly steps: number;
}

/**
 * A melody that is being edited: its notes, and the tokens that stand for them in the home key, a step each. One line is edited, the
 * highest notes; what else the track plays stays. Steps that the song's bars do not have are unknown.
 */
export class EditedLine {
  readonly tokens: Tokens;
  readonly grid: StepGrid;
  /** Lowest and highest pitch that a new note may have, as the song has them. */
  readonly range: { readonly low: number; readonly high: number };
  /** Semitones from the song to the tokens. */
  readonly #shift: number;
  readonly #notes = new Map<number, LineNote>();
  readonly #originals = new Map<number, LineNote>();
  readonly #others: readonly Note[];
  #added = 0;
  #removed = 0;

  /** @param song its first track is the melody, and has notes */
  constructor(song: Song, key: Key) {
    const { notes } = song.tracks[0];
    this.grid = new StepGrid(song);
    const line = topLine(notes);
    const home = line.map(({ pitch }) => pitch + shiftHome(key));
    this.#shift = shiftHome(key) + octavesToRange(home);
    this.range = rangeOf(line);
    this.tokens = new Uint8Array(this.grid.steps).fill(REST);
    const whole = new Map(notes.map((note) => [identityOf(note), note]));
    const sources = new Map<number, Note>();
    for (const [i, { onset, duration, pitch }] of this.grid.bars.notesToGrid(line).entries()) {
      const step = this.grid.nearest(onset);
      // Of two that are quicker than the grid, the second is none of the line's.
      if (sources.has(step)) continue;
      sources.set(step, whole.get(identityOf(line[i]))!);
      const end = Math.max(step + 1, Math.round((onset + duration) * STEPS_PER_BEAT));
      this.tokens.fill(HOLD, step, end);
      this.tokens.fill(REST, end);
      this.tokens[step] = onsetOf(pitch + this.#shift);
    }
    for (let step = 0; step < this.tokens.length; step++)
      if (!this.grid.has(step)) this.tokens[step] = UNKNOWN;
    for (const [step, note] of sources) this.#originals.set(step, { note, steps: this.#stepsOf(step) });
    this.#notes = new Map(this.#originals);
    const inLine = new Set(sources.values());
    this.#others = notes.filter((note) => !inLine.has(note));
  }

  /** How many notes were not there before (`identityOf`). */
  get added(): number {
    return this.#added;
  }

  /** How many that were there before are missing. */
  get removed(): number {
    return this.#removed;
  }

  /** How many notes the line has. */
  get count(): number {
    return this.#notes.size;
  }

  /** The note that begins at a step, as long as it sounds now; null where none does. */
  noteAt(step: number): Note | null {
    const held = this.#notes.get(step);
    return held === undefined ? null : this.#sounding(step, held);
  }

  /** Whether a note that begins before a step could go on there. */
  soundsBefore(step: number): boolean {
    let before = step - 1;
    while (before >= 0 && this.tokens[before] === UNKNOWN) before--;
    return before >= 0 && this.tokens[before] !== REST;
  }

  /** The step behind a step at which the next note begins, or that is behind the last. */
  nextOnset(step: number): number {
    let next = step + 1;
    while (next < this.tokens.length && !isOnset(this.tokens[next])) next++;
    return next;
  }

  /** The song's pitch of a note that would begin at a step; null where it would lie out of range, or on a key that is held already. */
  pitchFor(token: number, step: number): number | null {
    const pitch = pitchOfToken(token)! - this.#shift;
    if (pitch < this.range.low || pitch > this.range.high) return null;
    if (this.#others.length === 0) return pitch;
    const [from, to] = [this.grid.beatOf(step), this.grid.endOf(this.nextOnset(step) - 1)];
    const isHeld = this.#others.some(
      (other) => other.pitch === pitch && other.onset < to && other.onset + other.duration > from,
    );
    return isHeld ? null : pitch;
  }

  /** How many more notes would be added and removed than are now, if this stood at a step. */
  cost(step: number, token: number): { added: number; removed: number } {
    const before = this.#kindOf(step, this.tokens[step]);
    const after = this.#kindOf(step, token);
    return {
      added: Number(after === 'new') - Number(before === 'new'),
      removed: Number(before === 'original') - Number(after === 'original'),
    };
  }

  /** Begins a note for which `pitchFor` has a pitch, instead of what was there. The steps behind it are the caller's to write. */
  begin(step: number, token: number): void {
    this.#count(step, token);
    const before = this.noteAt(step);
    const original = this.#originals.get(step);
    this.tokens[step] = token;
    const pitch = pitchOfToken(token)! - this.#shift;
    if (original !== undefined && this.#tokenOf(original.note) === token) this.#notes.set(step, original);
    else if (before !== null) {
      // Two that are bound may overlap, but not on one key.
      const next = this.#notes.get(this.nextOnset(step))?.note.onset ?? Infinity;
      const note = { ...before, pitch, duration: Math.min(before.duration, onTick(next - before.onset)) };
      this.#notes.set(step, { note, steps: this.#stepsOf(step) });
    } else
      this.#notes.set(step, {
        note: { pitch, velocity: this.#forceNear(step), onset: onTick(this.grid.beatOf(step)), duration: 1 },
        steps: 0,
      });
  }

  /** Takes away the note that begins at a step; the one before goes on, or nothing sounds there. */
  end(step: number, token: typeof HOLD | typeof REST): void {
    this.#count(step, token);
    this.#notes.delete(step);
    this.tokens[step] = token;
  }

  /** All notes of the track as they are now. */
  notes(): Note[] {
    const steps = [...this.#notes.keys()].sort((a, b) => a - b);
    const now = steps.map((step) => this.noteAt(step)!);
    const before = new Set([...this.#originals.values()].map(({ note }) => note));
    const kept = now.filter((note) => before.has(note));
    const fresh = now.filter((note) => !before.has(note));
    if (fresh.length === 0) return [...kept, ...this.#others].sort(compareNotes);
    return [...settled([...kept, ...this.#others], fresh).notes];
  }

  #count(step: number, token: number): void {
    const { added, removed } = this.cost(step, token);
    this.#added += added;
    this.#removed += removed;
  }

  #kindOf(step: number, token: number): 'none' | 'original' | 'new' {
    if (!isOnset(token)) return 'none';
    const original = this.#originals.get(step);
    return original !== undefined && this.#tokenOf(original.note) === token ? 'original' : 'new';
  }

  #tokenOf({ pitch }: Note): number {
    return onsetOf(pitch + this.#shift);
  }

  /** From its first step to its last. */
  #stepsOf(step: number): number {
    let last = step;
    for (let next = step + 1; next < this.tokens.length; next++) {
      if (this.tokens[next] === HOLD) last = next;
      else if (this.tokens[next] !== UNKNOWN) break;
    }
    return last - step + 1;
  }

  #sounding(step: number, { note, steps }: LineNote): Note {
    const now = this.#stepsOf(step);
    if (now === steps) return note;
    // One that begins early or late ends the one before early or late.
    const next = this.nextOnset(step);
    const touches = this.#stepsBetween(step + now, next) === 0;
    const end = (touches && this.#notes.get(next)?.note.onset) || this.grid.endOf(step + now - 1);
    const again = this.#others.find(({ onset, pitch }) => pitch === note.pitch && onset > note.onset);
    const until = Math.min(end, again?.onset ?? end);
    return { ...note, duration: Math.max(1 / TICKS_PER_BEAT, onTick(until - note.onset)) };
  }

  /** How many steps that the song has lie between. */
  #stepsBetween(from: number, to: number): number {
    return this.tokens.subarray(from, to).filter((token) => token !== UNKNOWN).length;
  }

  /** As hard as the note before is struck; at the beginning, as the first one. */
  #forceNear(step: number): number {
    const steps = [...this.#notes.keys()].sort((a, b) => a - b);
    const near = steps.findLast((other) => other < step) ?? steps[0];
    return this.#notes.get(near)!.note.velocity;
  }
}
