import { MELODY_CHANNELS, type MelodyRoll } from '../roll/melody-roll.ts';
import { pitchesAt, type Roll } from '../roll/roll.ts';
import { PITCHED_PARTS, STEPS, STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import { pitchClassOf } from '../theory/pitch-class.ts';

/**
 * Share of the beats at which a note of the melody is also in what accompanies it, of those at which both sound; null where
 * there is none. Playing every pitch agrees with everything: show it with `agreementLift`.
 */
export function melodyAgreement(roll: Roll, melody: MelodyRoll): number | null {
  let [beats, agreeing] = [0, 0];
  for (let step = 0; step < STEPS; step += STEPS_PER_BEAT) {
    const sung = melody.subarray(step * MELODY_CHANNELS, step * MELODY_CHANNELS + 12);
    const played = PITCHED_PARTS.flatMap((part) => pitchesAt(roll, part, step));
    if (!sung.includes(1) || played.length === 0) continue;
    beats++;
    if (played.some((pitch) => sung[pitchClassOf(pitch)] === 1)) agreeing++;
  }
  return beats === 0 ? null : agreeing / beats;
}

/** How much more a roll agrees with its own melody than with another one; null where either is unknown. */
export function agreementLift(roll: Roll, own: MelodyRoll, other: MelodyRoll): number | null {
  const [mine, theirs] = [melodyAgreement(roll, own), melodyAgreement(roll, other)];
  return mine === null || theirs === null ? null : mine - theirs;
}
