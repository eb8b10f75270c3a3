import type { TextRange } from './facts/source-lines.ts';

/** Everything that a reviewer may have to say, gravest first. */
export const RULE_IDS = [
  'fails',
  'params-style',
  'unknown-key',
  'angle-units',
  'angle-wrap',
  'steering-sign',
  'ending-pays',
  'pays-standing-still',
  'ignores-progress',
  'rises-with-time',
  'lap-bonus',
  'drowned-term',
  'unreachable-branch',
  'constant-key',
  'mutates-params',
  'slow-call',
  'discontinuity',
] as const;

export type RuleId = (typeof RULE_IDS)[number];

/** `error`: it cannot work; `warning`: it asks for something that nobody wants; `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** A place on the track. */
export interface TrackPlace {
  /** Arc length of the centre line in driving direction [m] */
  readonly s: number;
  readonly x: number;
  readonly y: number;
}

/** What a finding rests on. */
export interface Evidence {
  /** The facts in one sentence, with their numbers and units. */
  readonly text: string;
  /** The same numbers by name, in SI units, degrees and percent as in the params. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Where it shows; null where it is everywhere, or in the code alone. */
  readonly place: TrackPlace | null;
}

/** What an expert would say about a reward. */
export interface Finding extends TextRange {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** What is the matter, for somebody who has not heard of it. */
  readonly message: string;
  readonly evidence: Evidence;
  /** What to do about it. */
  readonly suggestion: string;
}
