import type { Finding, RuleId } from '../../reward/review/finding.ts';
import type { TypeNote } from '../../reward/types/type-note.ts';
import type { TextNote } from '../editor/fault-line.ts';
import type { RunFailure } from '../state/run-record.ts';
import type { StudioView } from '../state/studio-state.ts';

type Review = StudioView<readonly Finding[]>;

/** Rules that say of a stretch of the text what TypeScript would say of it, with evidence. */
const SAY_THE_SAME: readonly RuleId[] = [
  'params-style',
  'unknown-key',
  'mutates-params',
  'unreachable-branch',
];

export interface TextNotes {
  readonly all: readonly TextNote[];
  /** Those of them that TypeScript adds to the review. */
  readonly ofTypes: readonly TextNote[];
}

const known = new WeakMap<
  readonly TypeNote[],
  { readonly review: Review; readonly failure: RunFailure | null; readonly notes: TextNotes }
>();

/**
 * What a review says, and what TypeScript says beyond that, as notes in the text: a mistake that a failed run or the review
 * has told is not told again, but where a line fails, what it names and is not there is told exactly. The same object for the
 * same things said, so that the editor is not told twice either.
 */
export function notesOf(review: Review, types: readonly TypeNote[], failure: RunFailure | null): TextNotes {
  const last = known.get(types);
  if (last !== undefined && last.review === review && last.failure === failure) return last.notes;
  const findings = review.result ?? [];
  const line = failure?.kind === 'reward' ? failure.fault.line : null;
  const untold = types.filter((note) => !isTold(note, line) && !findings.some((one) => tells(one, note)));
  const ofTypes = untold.map(noteOfTypes);
  const notes = { all: [...findings.map(noteOfFinding), ...ofTypes], ofTypes };
  known.set(types, { review, failure, notes });
  return notes;
}

/** Whether that a line fails says all that a note says; a name that is not there is told more exactly than by any failure. */
function isTold(note: TypeNote, failedLine: number | null): boolean {
  return note.line === failedLine && note.kind !== 'name';
}

/** Whether a finding is about what a note is about. */
function tells(finding: Finding, note: TypeNote): boolean {
  // Of a text that cannot be read, one place is enough; a call fails at a line.
  if (finding.rule === 'fails') return note.kind === 'syntax' || isTold(note, finding.line);
  const isApart =
    isBefore(finding.endLine, finding.endColumn, note.line, note.column) ||
    isBefore(note.endLine, note.endColumn, finding.line, finding.column);
  return SAY_THE_SAME.includes(finding.rule) && !isApart;
}

/** Whether a stretch that ends at the first place is over where one begins at the second. */
function isBefore(endLine: number, endColumn: number, line: number, column: number): boolean {
  return endLine < line || (endLine === line && endColumn <= column);
}

function noteOfFinding(finding: Finding): TextNote {
  const { line, column, endLine, endColumn, severity, message, evidence, suggestion } = finding;
  return { line, column, endLine, endColumn, severity, message: [message, evidence.text, suggestion] };
}

function noteOfTypes({ line, column, endLine, endColumn, message, suggestion }: TypeNote): TextNote {
  const paragraphs = suggestion === '' ? [message] : [message, suggestion];
  return { line, column, endLine, endColumn, severity: 'warning', message: paragraphs };
}
