import type { MelodyRoll } from '../roll/melody-roll.ts';
import type { Roll } from '../roll/roll.ts';
import { PARTS, PITCHED_PARTS } from '../roll/roll-layout.ts';
import { attackConsistency } from './attack-consistency.ts';
import { backbeatRate } from './backbeat-rate.ts';
import { drumPatternRate } from './drum-pattern-rate.ts';
import { emptyBarRate } from './empty-bar-rate.ts';
import { grooveConsistency } from './groove-consistency.ts';
import { inScaleRate } from './in-scale-rate.ts';
import { melodyAgreement } from './melody-agreement.ts';
import { pitchClassesPerBar } from './pitch-classes-per-bar.ts';
import { polyphony } from './polyphony.ts';
import { qualifiedNoteRate } from './qualified-note-rate.ts';
import { tonalDistance } from './tonal-distance.ts';

/** Those of each part with pitches, by the name before the part's. */
const PITCHED_METRICS = {
  pitchClassesPerBar,
  qualifiedNoteRate,
  polyphony,
  inScaleRate,
  attackConsistency,
} as const;

const PAIRS = [
  ['chords', 'pad'],
  ['chords', 'bass'],
] as const;

/** All that is counted in one roll, by names such as `polyphony chords`: what the gap compares. */
export function rollMetrics(roll: Roll, melody: MelodyRoll): Record<string, number | null> {
  return {
    ...Object.fromEntries(PARTS.map((part) => [`emptyBarRate ${part}`, emptyBarRate(roll, part)])),
    ...Object.fromEntries(
      Object.entries(PITCHED_METRICS).flatMap(([name, metric]) =>
        PITCHED_PARTS.map((part) => [`${name} ${part}`, metric(roll, part)]),
      ),
    ),
    ...Object.fromEntries(PAIRS.map(([a, b]) => [`tonalDistance ${a} ${b}`, tonalDistance(roll, a, b)])),
    drumPatternRate: drumPatternRate(roll),
    backbeatRate: backbeatRate(roll),
    'grooveConsistency drums': grooveConsistency(roll, ['drums']),
    'grooveConsistency all': grooveConsistency(roll, PARTS),
    melodyAgreement: melodyAgreement(roll, melody),
  };
}
