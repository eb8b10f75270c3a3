import type { Rng } from '../../math/rng.ts';
import type { RollNote } from '../roll/roll-notes.ts';
import { STEPS, STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import { chordPitchClasses } from '../theory/chord.ts';
import { pitchClassOf } from '../theory/pitch-class.ts';
import { STEPS_PER_HALF } from './piece.ts';
import { type ChordChain, drawChords, sharper } from './chord-chain.ts';

/** How badly a note goes with a chord: as its weak fifth, outside of it, and a semitone above one of its notes, where it grates. */
const MISFIT = { weak: 2, outside: 3, grating: 6 } as const;
/** What each of these costs, as a factor: at the beat that begins a half bar, at the other, and between beats. */
const COST = { half: 0.02, beat: 0.025, between: 0.87 } as const;

/**
 * Chords for a melody, one for each half bar: nearly always the likeliest of the genre that its notes are in. Drawn two bars at
 * a time, since a network is given no more.
 * @param weakFifths whether the genre leaves out the fifths of seventh chords
 * @param notes one at a time, from step 0 on
 */
export function harmonise(
  chain: ChordChain,
  weakFifths: boolean,
  notes: readonly RollNote[],
  blocks: number,
  rng: Rng,
): number[] {
  const likely = sharper(chain);
  const sung = pitchClassesByStep(notes, blocks * STEPS);
  const misfits = chain.chords.map((chord) => misfitsOf(chordPitchClasses(chord), weakFifths));
  const chosen: number[] = [];
  for (let from = 0; from < sung.length; from += STEPS) {
    const fits = Array.from({ length: STEPS / STEPS_PER_HALF }, (_, half) =>
      misfits.map((misfit) => fitOf(misfit, sung, from + half * STEPS_PER_HALF)),
    );
    chosen.push(...drawChords(likely, chosen.at(-1) ?? null, fits, rng));
  }
  return chosen;
}

/** −1 where nothing sounds. */
function pitchClassesByStep(notes: readonly RollNote[], steps: number): Int8Array {
  const sung = new Int8Array(steps).fill(-1);
  for (const { pitch, step, steps } of notes) sung.fill(pitchClassOf(pitch), step, step + steps);
  return sung;
}

/** How badly each pitch class goes with a chord. */
function misfitsOf(chord: readonly number[], weakFifths: boolean): number[] {
  return Array.from({ length: 12 }, (_, pitchClass) => {
    if (weakFifths && chord.length > 3 && pitchClass === chord[2]) return MISFIT.weak;
    if (chord.includes(pitchClass)) return 0;
    return chord.includes(pitchClassOf(pitchClass - 1)) ? MISFIT.grating : MISFIT.outside;
  });
}

function fitOf(misfit: readonly number[], sung: Int8Array, from: number): number {
  let fit = 1;
  for (let step = from; step < from + STEPS_PER_HALF; step++) {
    if (sung[step] < 0) continue;
    const cost = step === from ? COST.half : step % STEPS_PER_BEAT === 0 ? COST.beat : COST.between;
    for (let times = misfit[sung[step]]; times > 0; times--) fit *= cost;
  }
  return fit;
}
