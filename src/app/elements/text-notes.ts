import type { Finding } from '../../reward/review/finding.ts';
import type { TextNote } from '../editor/fault-line.ts';
import type { StudioView } from '../state/studio-state.ts';

const known = new WeakMap<StudioView<readonly Finding[]>, readonly TextNote[]>();

/** What a review says, as notes in the text; the same object for the same review, so that the editor is not told twice. */
export function notesOf(review: StudioView<readonly Finding[]>): readonly TextNote[] {
  let notes = known.get(review);
  if (notes === undefined) known.set(review, (notes = makeNotes(review)));
  return notes;
}

function makeNotes({ result }: StudioView<readonly Finding[]>): TextNote[] {
  return (result ?? []).map(
    ({ line, column, endLine, endColumn, severity, message, evidence, suggestion }): TextNote => ({
      line,
      column,
      endLine,
      endColumn,
      severity,
      message: [message, evidence.text, suggestion],
    }),
  );
}
