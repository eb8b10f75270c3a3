import { PARTS, PITCHED_PARTS } from '../roll/roll-layout.ts';
import type { Assessment } from './assess.ts';

/** One thing that a shipped model must do. */
export interface Gate {
  readonly name: string;
  readonly value: number;
  /** For example `≥ 0.90` or `0.81 ± 0.05`. */
  readonly goal: string;
  readonly isMet: boolean;
}

/**
 * What a shipped model must do, against data that it has not learnt from.
 * @param tunes of every shipped melody, by its title, how much of it is in what accompanies it
 */
export function gatesOf(assessment: Assessment, tunes: Readonly<Record<string, number>>): Gate[] {
  const { gap, metrics, lift, diversity, otherSeed, unique, nearest } = assessment;
  const least = (name: string, value: number, bound: number): Gate => ({
    name,
    value,
    goal: `≥ ${bound.toFixed(2)}`,
    isMet: value >= bound,
  });
  /** A metric that the data has; where nothing has it, as of a part that never plays, there is nothing to miss. */
  const within = (name: string, tolerance: number): Gate[] => {
    const { data, made } = metrics[name];
    if (data === null || made === null) return [];
    const isMet = Math.abs(made - data) <= tolerance;
    return [{ name, value: made, goal: `${data.toFixed(2)} ± ${tolerance}`, isMet }];
  };
  const ofParts = (name: string, gate: (metric: string) => Gate[]): Gate[] =>
    PITCHED_PARTS.flatMap((part) => gate(`${name} ${part}`));
  const qualified = (name: string): Gate[] => {
    const { made } = metrics[name];
    return made === null ? [] : [least(name, made, 0.95)];
  };

  return [
    { name: 'gap', value: gap, goal: '≤ 0.40', isMet: gap <= 0.4 },
    ...ofParts('inScaleRate', (name) => within(name, 0.02)),
    least('melodyAgreement', metrics.melodyAgreement.made ?? 0, 0.9),
    least('lift', lift.made, 0.4),
    ...Object.entries(tunes).map(([title, agreement]) => least(`melodyAgreement, ${title}`, agreement, 0.85)),
    ...ofParts('qualifiedNoteRate', qualified),
    ...PARTS.flatMap((part) => within(`emptyBarRate ${part}`, 0.03)),
    ...ofParts('pitchClassesPerBar', (name) => within(name, 0.6)),
    ...within('backbeatRate', 0.05),
    ...within('grooveConsistency drums', 0.05),
    ...within('grooveConsistency all', 0.05),
    ...PARTS.map((part) => least(`diversity ${part}`, diversity[part].made, 0.9 * diversity[part].data)),
    least('other seed, drums', otherSeed.drums, 0.4),
    least('other seed, chords', otherSeed.chords, 0.25),
    least('unique', unique.made, 0.9),
    least('nearest learnt', nearest.made, nearest.data),
  ];
}
