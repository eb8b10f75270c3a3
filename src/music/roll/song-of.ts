import { compareNotes, type Mode, type Note, type Song } from '../song/song.ts';
import { DEFAULT_BAR, DEFAULT_BPM } from '../song/song-limits.ts';
import { velocityOf } from './dynamics.ts';
import { PART_TRACKS } from './part-of.ts';
import { isOn, type Roll } from './roll.ts';
import { DRUM_VOICES, type Part, PARTS, STEPS, STEPS_PER_BEAT } from './roll-layout.ts';
import { notesOf, type RollNote } from './roll-notes.ts';

/** How hard a key is struck where nobody says. */
const USUAL = 80;

interface SongOptions {
  readonly title?: string;
  /** Quarter notes a minute; 120 where nothing is said. */
  readonly bpm?: number;
  /** C major, or A minor. */
  readonly mode?: Mode;
}

/** Rolls as a song of four tracks, two bars each, one after another. */
export function songOf(rolls: readonly Roll[], options: SongOptions = {}): Song {
  const { title = '', bpm = DEFAULT_BPM, mode = 'major' } = options;
  return {
    title,
    tempos: [{ beat: 0, bpm }],
    timeSignatures: [{ beat: 0, ...DEFAULT_BAR }],
    keySignature: { sharps: 0, mode },
    tracks: PARTS.map((part) => ({
      ...PART_TRACKS[part],
      notes: rolls.flatMap((roll, block) =>
        playedBy(part, roll)
          .map((note) => onBeats(note, block, velocityOf(part, note.pitch, note.step)))
          .sort(compareNotes),
      ),
    })),
  };
}

function playedBy(part: Part, roll: Roll): RollNote[] {
  return part === 'drums' ? drumHits(roll) : notesOf(roll, part);
}

/** Every hit lasts a step: a drum's sound ends by itself. */
function drumHits(roll: Roll): RollNote[] {
  return Array.from({ length: STEPS }, (_, step) =>
    DRUM_VOICES.flatMap(({ pitch }, voice) => (isOn(roll, step, voice) ? [{ pitch, step, steps: 1 }] : [])),
  ).flat();
}

/** A note of the grid in beats. @param block how many times two bars come before */
export function onBeats({ pitch, step, steps }: RollNote, block = 0, velocity = USUAL): Note {
  const onset = (block * STEPS + step) / STEPS_PER_BEAT;
  return { pitch, velocity, onset, duration: steps / STEPS_PER_BEAT };
}
