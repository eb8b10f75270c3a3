import { COLUMN } from '../../step-params.ts';
import type { Scene } from '../../situations.ts';
import { type CodeFacts, placeOfReturn } from '../facts/code-facts.ts';
import type { RewardJump } from '../find-jumps.ts';
import type { Evidence, Finding, TrackPlace } from '../finding.ts';
import type { Observed } from '../observe.ts';
import type { ReviewStates } from '../review-states.ts';
import type { Span } from '../syntax/syntax-tree.ts';

/** What a race decides about the params. */
export interface RaceFacts {
  readonly type: 'time-trial' | 'object-avoidance' | 'head-to-bot';
  /** Whether some episodes are driven against the order of the track's points. */
  readonly hasBothDirections: boolean;
  /** What `objects_heading` is in. */
  readonly headingUnit: 'degrees' | 'radians';
}

/** What a rule judges by. */
export interface RuleContext {
  readonly facts: CodeFacts;
  readonly race: RaceFacts;
  readonly scene: Scene;
  readonly states: ReviewStates;
  readonly observed: Observed;
  readonly jumps: readonly RewardJump[];
  /** Microseconds that one call takes; null where nobody has measured it. */
  readonly callMicroseconds: number | null;
}

export type Rule = (context: RuleContext) => Finding[];

/** What a finding says, with its place in the code as offsets. */
export interface Said extends Omit<Finding, 'line' | 'column' | 'endLine' | 'endColumn' | 'evidence'> {
  readonly at: Span;
  readonly evidence: Omit<Evidence, 'place'> & { readonly place?: TrackPlace | null };
}

export function say({ lines }: CodeFacts, { at, evidence, ...said }: Said): Finding {
  return { ...said, ...lines.rangeOf(at), evidence: { place: null, ...evidence } };
}

/** A number as people read it: three digits that count. */
export function shown(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** The place that a row's params speak of. */
export function placeOfRow(row: Float64Array): TrackPlace {
  return { s: row[COLUMN.projection_distance], x: row[COLUMN.x], y: row[COLUMN.y] };
}

/** The last of an episode's rows. */
export function lastRow(rows: Float64Array, { params }: Scene): Float64Array {
  return rows.subarray(rows.length - params.rowSize);
}

/** The place that an episode leads to. */
export function placeOf(rows: Float64Array, scene: Scene): TrackPlace {
  return placeOfRow(lastRow(rows, scene));
}

/** The same as a phrase. */
export function whereIs({ s }: TrackPlace): string {
  return `${s.toFixed(1)} m along the track`;
}

/** Where the code says what the last step of an episode earns most of its reward by. */
export function placeOfPay(rows: Float64Array, { facts, observed }: RuleContext): Span {
  const values = observed.instrumented?.values ?? [];
  const paid = observed.of(rows).terms.slice(-values.length);
  return values.length === 0 ? placeOfReturn(facts) : values[paid.indexOf(Math.max(...paid))];
}
