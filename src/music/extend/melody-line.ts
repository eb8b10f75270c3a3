import { topLine } from '../corpus/melody-track.ts';
import type { RollNote } from '../roll/roll-notes.ts';
import { STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import type { Note } from '../song/song.ts';
import type { Key } from '../theory/key.ts';
import { type PitchClass, pitchClassOf } from '../theory/pitch-class.ts';

/** What comes next in a melody: a note, so many semitones from the last one, or a rest; and how many sixteenths it lasts. */
export interface Move {
  /** Null: a rest. */
  readonly interval: number | null;
  readonly steps: number;
}

/** Where a melody is: all that its next move may depend on. */
export interface Place {
  /** Of the last note, in C major or A minor. */
  readonly pitchClass: PitchClass;
  /** Sixteenths since the bar began. */
  readonly step: number;
  /** Names of the last two moves, the last one first; '' where there is none. */
  readonly last: readonly [string, string];
}

/** A name for each move: `2 4` is a whole tone up that lasts a beat, `- 8` a rest of half a bar. */
export function moveName({ interval, steps }: Move): string {
  return `${interval ?? '-'} ${steps}`;
}

/** A melody one note at a time, on the grid of sixteenths. */
export function lineOf(notes: readonly Note[]): RollNote[] {
  const line: RollNote[] = [];
  for (const { pitch, onset, duration } of topLine(notes)) {
    const step = Math.round(onset * STEPS_PER_BEAT);
    const last = line.at(-1);
    // Two that are quicker than the grid are one.
    if (last && step <= last.step) continue;
    if (last && last.step + last.steps > step) line[line.length - 1] = { ...last, steps: step - last.step };
    line.push({ pitch, step, steps: Math.max(1, Math.round(duration * STEPS_PER_BEAT)) });
  }
  return line;
}

/** A note's pitch class as it is in C major or A minor. */
export function atHome(pitch: number, { tonic, mode }: Key): PitchClass {
  return pitchClassOf(pitch - tonic + (mode === 'minor' ? 9 : 0));
}

/** Where one is after a move. @param barSteps sixteenths of a bar */
export function placeAfter({ pitchClass, step, last }: Place, move: Move, barSteps: number): Place {
  return {
    pitchClass: pitchClassOf(pitchClass + (move.interval ?? 0)),
    step: (step + move.steps) % barSteps,
    last: [moveName(move), last[0]],
  };
}

/** What a line does after its first note, and from where; and where it ends. */
export function walk(
  line: readonly RollNote[],
  key: Key,
  barSteps: number,
): { readonly moves: readonly (readonly [Place, Move])[]; readonly end: Place } {
  const [first, ...others] = line;
  let place: Place = {
    pitchClass: atHome(first.pitch, key),
    step: (first.step + first.steps) % barSteps,
    last: ['', ''],
  };
  let [pitch, end] = [first.pitch, first.step + first.steps];
  const moves: (readonly [Place, Move])[] = [];
  const go = (move: Move): void => {
    moves.push([place, move]);
    place = placeAfter(place, move, barSteps);
  };
  for (const note of others) {
    if (note.step > end) go({ interval: null, steps: note.step - end });
    go({ interval: note.pitch - pitch, steps: note.steps });
    [pitch, end] = [note.pitch, note.step + note.steps];
  }
  return { moves, end: place };
}
