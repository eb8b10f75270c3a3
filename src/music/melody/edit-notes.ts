import { compareNotes, type Note } from '../song/song.ts';
import { onTick, TICKS_PER_BEAT } from '../song/tick.ts';
import { type Edited, settled } from './settled.ts';

type Notes = readonly Note[];
type Selection = ReadonlySet<Note>;

/** A note is at least a 64th, so that it can be seen and taken hold of. */
export const SHORTEST = 1 / 16;

/** Puts notes among the others; they are selected then. */
export function added(notes: Notes, more: Notes): Edited {
  return settled(notes, more.map(ticked));
}

/** Moves the selected notes together: none before the beginning, none off the keyboard. */
export function moved(notes: Notes, selected: Selection, beats: number, semitones: number): Edited {
  const chosen = notes.filter((note) => selected.has(note));
  const pitches = chosen.map(({ pitch }) => pitch);
  const up = within(semitones, -Math.min(...pitches), 127 - Math.max(...pitches));
  const later = Math.max(beats, -Math.min(...chosen.map(({ onset }) => onset)));
  return changed(notes, selected, (note) => ({
    ...note,
    onset: note.onset + later,
    pitch: note.pitch + up,
  }));
}

/** Lengthens the selected notes by so many beats each; below 0 shortens them. */
export function resized(notes: Notes, selected: Selection, beats: number): Edited {
  return changed(notes, selected, (note) => ({
    ...note,
    duration: Math.max(SHORTEST, note.duration + beats),
  }));
}

/** Strikes the selected notes harder by so much; below 0 more softly. */
export function struck(notes: Notes, selected: Selection, harder: number): Edited {
  return changed(notes, selected, (note) => ({
    ...note,
    velocity: within(note.velocity + Math.round(harder), 1, 127),
  }));
}

export function removed(notes: Notes, selected: Selection): Edited {
  return { notes: notes.filter((note) => !selected.has(note)), selected: new Set() };
}

/** What is to be put elsewhere: the selected notes, from the first of them on. */
export function copied(notes: Notes, selected: Selection): Note[] {
  const chosen = notes.filter((note) => selected.has(note));
  const [first] = chosen;
  return chosen.map((note) => ({ ...note, onset: onTick(note.onset - first.onset) }));
}

/** Puts what was copied where `beat` is. */
export function pasted(notes: Notes, clip: Notes, beat: number): Edited {
  return added(
    notes,
    clip.map((note) => ({ ...note, onset: note.onset + beat })),
  );
}

/** Ends what is still sounding at `end`, and leaves out what begins later. */
export function cutAt(notes: Notes, end: number): Note[] {
  return notes
    .filter(({ onset }) => onset < end)
    .map((note) => (note.onset + note.duration <= end ? note : { ...note, duration: end - note.onset }))
    .sort(compareNotes);
}

function changed(notes: Notes, selected: Selection, change: (note: Note) => Note): Edited {
  const rest = notes.filter((note) => !selected.has(note));
  return settled(
    rest,
    notes.filter((note) => selected.has(note)).map((note) => ticked(change(note))),
  );
}

function ticked({ pitch, velocity, onset, duration }: Note): Note {
  return {
    pitch,
    velocity,
    onset: onTick(onset),
    duration: Math.max(1 / TICKS_PER_BEAT, onTick(duration)),
  };
}

function within(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
