import { compareNotes, type InstrumentTrack, type Mode, type Note } from '../song/song.ts';
import { pitchClassOf } from '../theory/pitch-class.ts';
import { velocityOf } from './dynamics.ts';
import { LANES, type Part, PARTS, type PitchedPart, STEPS_PER_BAR, STEPS_PER_BEAT } from './roll-layout.ts';

const BAR = STEPS_PER_BAR / STEPS_PER_BEAT;
/** A chord that would be held shorter than that is no ending, beats. */
const SHORTEST = 1;
/** C major and A minor. */
const TONIC: Readonly<Record<Mode, readonly number[]>> = { major: [0, 4, 7], minor: [9, 0, 4] };

/** Where a song comes to rest, in beats of 4/4. */
export interface Rest {
  /** The last stroke. */
  readonly beat: number;
  /** Until here it is held. */
  readonly end: number;
  /** Pitch classes of the chord that it rests on, its root first; null: what sounds there is right. */
  readonly chord: readonly number[] | null;
}

/**
 * Where a melody comes to rest: with its last note, or in the middle of that where its last bar begins. One that ends on a note of the
 * tonic's chord comes home to it.
 * @param notes in the home key and beats of 4/4 @param bars how many it has
 * @returns null where it ends too late in its bar for a chord to be held
 */
export function restOf(notes: readonly Note[], bars: number, mode: Mode): Rest | null {
  const last = notes.at(-1);
  if (last === undefined) return null;
  const end = bars * BAR;
  const beat = Math.max(Math.round(last.onset * STEPS_PER_BEAT) / STEPS_PER_BEAT, end - BAR);
  const chord = TONIC[mode].includes(pitchClassOf(last.pitch)) ? TONIC[mode] : null;
  return end - beat >= SHORTEST ? { beat, end, chord } : null;
}

/**
 * The end of a song as bands play it: what sounds at its last stroke is held, and nothing follows. A part that is in another chord by
 * then than the one it rests on strikes that, each note the nearest; the bass its root. The drums end with that stroke,
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

function held(part: PitchedPart, notes: readonly Note[], { beat, end, chord }: Rest): Note[] {
  const before = notes.filter(({ onset }) => onset < beat);
  const isOver = ({ onset, duration }: Note): boolean => onset + duration <= beat;
  const sounding = notes.filter((note) => note.onset <= beat && !isOver(note));
  // What would come a little later comes with the others.
  const next = notes.find(({ onset }) => onset > beat && onset < end)?.onset;
  const late = notes
    .filter(({ onset }) => onset === next)
    .map(({ pitch, duration }) => struckAt(beat, part, pitch, duration));
  const last = sounding.length > 0 ? sounding : late;
  const right = chord === null ? null : part === 'bass' ? chord.slice(0, 1) : chord;
  if (right === null || last.every(({ pitch }) => right.includes(pitchClassOf(pitch))))
    return [...before.filter(isOver), ...last.map((note) => ({ ...note, duration: end - note.onset }))];
  const pitches = new Set(last.map(({ pitch }) => nearest(part, pitch, right)));
  return [
    ...before.map((note) => (isOver(note) ? note : { ...note, duration: beat - note.onset })),
    ...[...pitches].map((pitch) => struckAt(beat, part, pitch, end - beat)),
  ];
}

/** The pitch of some classes that is nearest to one, among those that the part may play. */
function nearest(part: PitchedPart, pitch: number, classes: readonly number[]): number {
  const { low, pitches } = LANES[part];
  const distance = (other: number): number => Math.abs(other - pitch);
  return Array.from({ length: pitches }, (_, i) => low + i)
    .filter((other) => classes.includes(pitchClassOf(other)))
    .reduce((best, other) => (distance(other) < distance(best) ? other : best));
}
