import { type Part, STEPS_PER_BAR, STEPS_PER_BEAT } from './roll-layout.ts';

/** How hard keys are struck, by where in the bar: a roll does not say, and people stress the beats. MIDI velocities. */
const ACCENTS = { first: 96, third: 88, beat: 82, eighth: 74, sixteenth: 66 } as const;
/** The middle of what is played, from which held parts go half as far. */
const MIDDLE = 80;

/** The backbeat is louder than all else, and what the snare plays between the beats only a shadow of it. */
const SNARE = { backbeat: 104, eighth: 62, sixteenth: 44 } as const;
/** Hats and ride keep time behind the others; between the eighths they are hardly there. */
const TIME = { softer: 14, sixteenth: 42 } as const;
const CRASH = 106;
/** By how much kick and toms stand out. */
const SKIN = 6;

/** General MIDI's numbers of `DRUM_VOICES` that are not struck as kick and toms are. */
const [SNARE_DRUM, CLOSED_HAT, OPEN_HAT, CRASH_CYMBAL, RIDE] = [38, 42, 46, 49, 51];

/** How hard a note of a part is struck, 1 … 127. @param step from the beginning of any bar of 4/4 */
export function velocityOf(part: Part, pitch: number, step: number): number {
  const accent = ACCENTS[placeOf(step)];
  if (part === 'drums') return drumVelocity(pitch, step, accent);
  return part === 'pad' ? Math.round((MIDDLE + accent) / 2) : accent;
}

function drumVelocity(pitch: number, step: number, accent: number): number {
  const place = placeOf(step);
  switch (pitch) {
    case SNARE_DRUM:
      if (place === 'beat') return SNARE.backbeat;
      return place === 'eighth' || place === 'sixteenth' ? SNARE[place] : accent;
    case CLOSED_HAT:
    case RIDE:
      return place === 'sixteenth' ? TIME.sixteenth : accent - TIME.softer;
    case OPEN_HAT:
      return accent;
    case CRASH_CYMBAL:
      return CRASH;
    default:
      return accent + SKIN;
  }
}

/** The second and the fourth beat are one. */
function placeOf(step: number): keyof typeof ACCENTS {
  const within = step % STEPS_PER_BAR;
  if (within === 0) return 'first';
  if (within === STEPS_PER_BAR / 2) return 'third';
  if (within % STEPS_PER_BEAT === 0) return 'beat';
  return within % 2 === 0 ? 'eighth' : 'sixteenth';
}
