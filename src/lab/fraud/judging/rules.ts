import { type SignId, signIndex } from '../evidence/signs.ts';

export type RuleAction = 'review' | 'refuse';

/** A rule that a person has written: above a limit of one sign, something is done, whatever the model says. */
export interface FraudRule {
  readonly id: string;
  readonly sign: SignId;
  /** In the sign's unit. */
  readonly limit: number;
  readonly action: RuleAction;
  /** What is wrong with such a submission, in a sentence. */
  readonly reason: string;
}

/** Written by hand, before any figure was measured: limits by physics, with room for the tracker's noise. */
export const RULES: readonly FraudRule[] = [
  {
    id: 'impossible-time',
    sign: 'ideal',
    limit: 2,
    action: 'refuse',
    reason: 'The claimed time is below the fastest lap that this car can drive here.',
  },
  {
    id: 'clock-disagrees',
    sign: 'claim',
    limit: 0.03,
    action: 'refuse',
    reason: 'The record lasts longer than the claimed time.',
  },
  {
    id: 'clock-uneven',
    sign: 'tick',
    limit: 3,
    action: 'review',
    reason: 'The recorded clock does not tick 15 times a second.',
  },
  {
    id: 'jumped',
    sign: 'jump',
    limit: 8,
    action: 'refuse',
    reason: 'The car is somewhere that its speed cannot have taken it.',
  },
  {
    id: 'speed-disagrees',
    sign: 'drift',
    limit: 3,
    action: 'review',
    reason: 'The recorded speeds do not add up to the way.',
  },
  {
    id: 'over-top-speed',
    sign: 'top',
    limit: 5,
    action: 'refuse',
    reason: 'The car is faster than its motor allows.',
  },
  {
    id: 'too-much-grip',
    sign: 'grip',
    limit: 125,
    action: 'review',
    reason: 'The bends take more grip than these tyres have.',
  },
  {
    id: 'off-road',
    sign: 'grass',
    limit: 6,
    action: 'refuse',
    reason: 'All wheels are off the road.',
  },
  {
    id: 'copied',
    sign: 'copy',
    limit: 4,
    action: 'refuse',
    reason: 'A lap on record has the same tremor.',
  },
];

/** A rule that a submission breaks. */
export interface RuleHit {
  readonly rule: FraudRule;
  readonly value: number;
}

/** @param off ids of rules that are switched off */
export function brokenRules(values: Float64Array, off: ReadonlySet<string>): RuleHit[] {
  return RULES.flatMap((rule) => {
    const value = values[signIndex(rule.sign)];
    return value > rule.limit && !off.has(rule.id) ? [{ rule, value }] : [];
  });
}
