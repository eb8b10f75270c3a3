import { mean } from '../../math/statistics.ts';
import { melodyAgreement } from '../metrics/melody-agreement.ts';
import { qualifiedNoteRate } from '../metrics/qualified-note-rate.ts';
import type { MelodyRoll } from '../roll/melody-roll.ts';
import type { Roll } from '../roll/roll.ts';
import { PITCHED_PARTS } from '../roll/roll-layout.ts';

/** Arrangements that are made for one that is heard, at most. */
const AUDITIONS = 8;
/** One that is so near to the highest score is good enough. */
const NEARLY = 0.04;

/** What else speaks for an arrangement. */
export interface Wish {
  /** The highest that `score` gives. */
  readonly most: number;
  readonly score: (rolls: readonly Roll[]) => number;
}

/**
 * Of several arrangements of the same melodies, made one after another, the one that people are to hear: whose notes agree most with the
 * melody's and are most rarely splinters, both counting the same; the first that is good enough.
 * @param make another arrangement with every call, a roll for each melody
 */
export function bestAudition(melodies: readonly MelodyRoll[], make: () => Roll[], wish?: Wish): Roll[] {
  let best: Roll[] = [];
  let most = -Infinity;
  const good = 2 + (wish?.most ?? 0) - NEARLY;
  for (let audition = 0; audition < AUDITIONS && most < good; audition++) {
    const rolls = make();
    const score = (mean(rolls.map((roll, i) => scoreOf(roll, melodies[i]))) ?? 0) + (wish?.score(rolls) ?? 0);
    if (score > most) [best, most] = [rolls, score];
  }
  return best;
}

/** 0 … 2; what a roll has nothing of is not held against it. */
function scoreOf(roll: Roll, melody: MelodyRoll): number {
  const whole = PITCHED_PARTS.map((part) => qualifiedNoteRate(roll, part) ?? 1);
  return (melodyAgreement(roll, melody) ?? 1) + mean(whole)!;
}
