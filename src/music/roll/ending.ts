import { compareNotes, type InstrumentTrack, type Note } from '../song/song.ts';
import { velocityOf } from './dynamics.ts';
import { type Part, PARTS, STEPS_PER_BAR, STEPS_PER_BEAT } from './roll-layout.ts';

const BAR = STEPS_PER_BAR / STEPS_PER_BEAT;
/** A chord that would be held shorter than that is no ending, beats. */
const SHORTEST = 1;

/** Where a song comes to rest, in beats of 4/4. */
export interface Rest {
  /** The last stroke. */
  readonly beat: number;
  /** Until here it is held. */
  readonly end: number;
}

/**
 * Where a melody comes to rest: with its last note, or in the middle of that where its last bar begins.
 * @param notes in beats of 4/4 @param bars how many it has
 * @returns null where it ends too late in its bar for a chord to be held
 */
export function restOf(notes: readonly Note[], bars: number): Rest | null {
  const last = notes.at(-1);
  if (last === undefined) return null;
  const end = bars * BAR;
  const beat = Math.max(Math.round(last.onset * STEPS_PER_BEAT) / STEPS_PER_BEAT, end - BAR);
  return end - beat >= SHORTEST ? { beat, end } : null;
}

/**
 * The end of a song as bands play it: what sounds at its last stroke is held, and nothing follows. The drums end with that stroke,
 * if they have played in the bar before it. @param tracks in the order of `PARTS` @param stroke pitches of drums
 * @param kept parts that stay as they are
 */
export function withEnding(
  tracks: readonly InstrumentTrack[],
  rest: Rest,
  stroke: readonly number[],
  kept: readonly Part[] = [],
): InstrumentTrack[] {
  return tracks.map((track, i) => {
    const part = PARTS[i];
    if (kept.includes(part)) return track;
    const notes = part === 'drums' ? struck(track.notes, rest, stroke) : held(part, track.notes, rest);
    return { ...track, notes: notes.sort(compareNotes) };
  });
}

function struck(hits: readonly Note[], { beat, end }: Rest, stroke: readonly number[]): Note[] {
  const before = hits.filter(({ onset }) => onset < beat);
  const isPlaying = hits.some(({ onset }) => onset >= beat - BAR && onset < end);
  if (!isPlaying) return before;
  return [...before, ...stroke.map((pitch) => struckAt(beat, 'drums', pitch, 1 / STEPS_PER_BEAT))];
}

function struckAt(beat: number, part: Part, pitch: number, duration: number): Note {
  return { pitch, velocity: velocityOf(part, pitch, beat * STEPS_PER_BEAT), onset: beat, duration };
}

function held(part: Part, notes: readonly Note[], { beat, end }: Rest): Note[] {
  const before = notes.filter(({ onset }) => onset < beat);
  const isOver = ({ onset, duration }: Note): boolean => onset + duration <= beat;
  const sounding = notes.filter((note) => note.onset <= beat && !isOver(note));
  // What would come a little later comes with the others.
  const next = notes.find(({ onset }) => onset > beat && onset < end)?.onset;
  const late = notes
    .filter(({ onset }) => onset === next)
    .map(({ pitch, duration }) => struckAt(beat, part, pitch, duration));
  const chord = sounding.length > 0 ? sounding : late;
  return [...before.filter(isOver), ...chord.map((note) => ({ ...note, duration: end - note.onset }))];
}
