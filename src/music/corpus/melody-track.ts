import type { InstrumentTrack, Note, Song } from '../song/song.ts';

/** What people call the part that is sung. */
const NAMES = /melod|lead|vocal|voice|gesang|sing/i;
/** Mean number of notes that sound where any does: above it, a part plays chords. */
const ONE_VOICE = 1.25;

/** Of the time of the part that plays most, what a melody plays at least. */
const OFTEN = 0.4;

/**
 * The part of a song that an arrangement is made for: the one that is called so; else the highest of those that play often and
 * one note at a time; else, as of a piano's two hands, the higher one.
 */
export function melodyTrack(song: Song): InstrumentTrack | null {
  const tracks = song.tracks
    .filter(({ isDrum, notes }) => !isDrum && notes.length > 0)
    .map((track) => ({ track, ...soundOf(track.notes) }));
  const most = tracks.reduce((time, { sounds }) => Math.max(time, sounds), 0);
  const often = tracks.filter(({ sounds }) => sounds >= OFTEN * most);
  const candidates = [
    tracks.filter(({ track }) => NAMES.test(track.name)),
    often.filter(({ voices }) => voices <= ONE_VOICE),
    tracks.length > 1 ? often : [],
  ];
  const among = candidates.find((found) => found.length > 0) ?? [];
  return among.toSorted((a, b) => b.height - a.height).at(0)?.track ?? null;
}

/** One note at a time: of those that begin together the highest, each until the next begins. */
export function topLine(notes: readonly Note[]): Note[] {
  const line: Note[] = [];
  // In order of onsets, then from low to high: the last of an onset is the highest.
  for (const note of notes) {
    const last = line.at(-1);
    if (last && last.onset === note.onset) line.pop();
    else if (last && last.onset + last.duration > note.onset)
      line[line.length - 1] = { ...last, duration: note.onset - last.onset };
    line.push(note);
  }
  return line;
}

/** Beats at which any note sounds, how many do then, and their mean pitch over time. */
function soundOf(notes: readonly Note[]): { sounds: number; voices: number; height: number } {
  let [time, weighted, sounds, end] = [0, 0, 0, 0];
  for (const { pitch, onset, duration } of notes) {
    time += duration;
    weighted += pitch * duration;
    sounds += Math.max(0, onset + duration - Math.max(onset, end));
    end = Math.max(end, onset + duration);
  }
  return { sounds, voices: time / sounds, height: weighted / time };
}
