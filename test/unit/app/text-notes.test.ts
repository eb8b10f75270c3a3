import { describe, expect, it } from 'vitest';
import { notesOf } from '../../../src/app/elements/text-notes.ts';
import type { RunFailure } from '../../../src/app/state/run-record.ts';
import { NOTHING_SCORED, type StudioView } from '../../../src/app/state/studio-state.ts';
import type { Finding, RuleId } from '../../../src/reward/review/finding.ts';
import type { TypeNote } from '../../../src/reward/types/type-note.ts';

/** About columns 10 to 20 of line 3. */
const finding = (rule: RuleId): Finding => ({
  rule,
  severity: 'error',
  line: 3,
  column: 10,
  endLine: 3,
  endColumn: 20,
  message: 'found',
  evidence: { text: 'seen', numbers: {}, place: null },
  suggestion: 'mend it',
});

const reviewOf = (...result: Finding[]): StudioView<readonly Finding[]> => ({
  ...NOTHING_SCORED,
  result,
});

const note = (line: number, column: number, kind: TypeNote['kind'] = 'types'): TypeNote => ({
  kind,
  line,
  column,
  endLine: line,
  endColumn: column + 4,
  message: 'wrong',
  suggestion: 'do this',
});

const failedAt = (line: number): RunFailure =>
  ({ kind: 'reward', fault: { type: 'TypeError', message: 'no', line } }) as RunFailure;

const lines = (...[review, types, failure]: Parameters<typeof notesOf>): (readonly string[])[] =>
  notesOf(review, types, failure).all.map(({ message }) => message);

const FOUND = ['found', 'seen', 'mend it'];
const WRONG = ['wrong', 'do this'];

describe('notes in the text', () => {
  it('are those of the review, then those of TypeScript, which are warnings', () => {
    const notes = notesOf(
      reviewOf(finding('lap-bonus')),
      [note(3, 12), { ...note(5, 1), suggestion: '' }],
      null,
    );
    expect(notes.ofTypes).toEqual(notes.all.slice(1));
    expect(notes.all).toEqual([
      { line: 3, column: 10, endLine: 3, endColumn: 20, severity: 'error', message: FOUND },
      { line: 3, column: 12, endLine: 3, endColumn: 16, severity: 'warning', message: WRONG },
      { line: 5, column: 1, endLine: 5, endColumn: 5, severity: 'warning', message: ['wrong'] },
    ]);
  });

  it.each([
    ['a key that is not there', 'unknown-key', note(3, 17), [FOUND]],
    ['a key that is not there, but another place', 'unknown-key', note(3, 20), [FOUND, WRONG]],
    ['a key that is not there, but a place before', 'unknown-key', note(3, 6), [FOUND, WRONG]],
    ['a key that is not there, but another line', 'unknown-key', note(2, 12), [FOUND, WRONG]],
    ['waypoints that are changed', 'mutates-params', note(3, 8), [FOUND]],
    ['a branch that is never taken', 'unreachable-branch', note(3, 12), [FOUND]],
    ['a line that fails', 'fails', note(3, 40), [FOUND]],
    ['a line that fails, but which name is not there', 'fails', note(3, 40, 'name'), [FOUND, WRONG]],
    ['a key that is not there, by its name', 'unknown-key', note(3, 17, 'name'), [FOUND]],
    ['a line that fails, but another one', 'fails', note(4, 40), [FOUND, WRONG]],
    ['a text that cannot be read', 'fails', note(9, 1, 'syntax'), [FOUND]],
    ['something else at the same place', 'angle-units', note(3, 12), [FOUND, WRONG]],
  ] as const)('tell once of %s', (_, rule, types, told) => {
    expect(lines(reviewOf(finding(rule)), [types], null)).toEqual(told);
  });

  it('leave the line of a failed run to its fault', () => {
    expect(lines(NOTHING_SCORED, [note(3, 1), note(4, 1)], failedAt(3))).toEqual([WRONG]);
    expect(lines(NOTHING_SCORED, [note(3, 1), note(3, 9, 'syntax')], failedAt(3))).toEqual([]);
  });

  it('say on the line of a failed run which name is not there', () => {
    expect(lines(NOTHING_SCORED, [note(3, 1), note(3, 9, 'name')], failedAt(3))).toEqual([WRONG]);
  });

  it('are the same object for the same things said', () => {
    const [review, types, failure] = [reviewOf(finding('fails')), [note(1, 1)], failedAt(1)];
    const notes = notesOf(review, types, failure);
    expect(notesOf(review, types, failure)).toBe(notes);
    expect(notesOf(review, types, null)).not.toBe(notes);
    expect(notesOf(reviewOf(), types, null).all).toEqual([expect.objectContaining({ message: WRONG })]);
  });
});
