import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import {
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
  type TransactionSpec,
} from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

/** A fault at a line of the text. */
export interface LineFault {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** What there is to say about a stretch of the text. */
export interface TextNote {
  /** 1-based, as are the columns; the end is behind the last character. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly severity: 'error' | 'warning' | 'info';
  /** Its paragraphs. */
  readonly message: readonly string[];
}

const setFaultLine = StateEffect.define<number | null>();
const faultMark = Decoration.line({ class: 'cm-faultLine' });

/** Colours the line that a fault is at; typing on that line takes the colour away. */
export function faultLineExtension(): Extension {
  return StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update(marks, transaction) {
      for (const effect of transaction.effects) {
        if (!effect.is(setFaultLine)) continue;
        return effect.value === null ? Decoration.none : Decoration.set([faultMark.range(effect.value)]);
      }
      return marks.map(transaction.changes);
    },
    provide: (field) => EditorView.decorations.from(field),
  });
}

/**
 * The change that shows a fault, or none, and what else there is to say. Places beyond the end of the text are taken as its
 * last ones: it may have been edited since.
 */
export function showMarks(
  state: EditorState,
  fault: LineFault | null,
  notes: readonly TextNote[],
): TransactionSpec {
  const said = notes.map((note) => diagnosticOf(state, note));
  if (fault === null) return { effects: [setFaultLine.of(null), ...diagnosticEffects(state, said)] };
  const line = lineAt(state, fault.line);
  const from = line.from + (/^\s*/.exec(line.text)?.[0].length ?? 0);
  const to = Math.max(from, line.to);
  const marked: Diagnostic = { from, to, severity: 'error', message: fault.message };
  return { effects: [setFaultLine.of(line.from), ...diagnosticEffects(state, [marked, ...said])] };
}

function diagnosticOf(state: EditorState, note: TextNote): Diagnostic {
  const from = offsetOf(state, note.line, note.column);
  const to = Math.max(from, offsetOf(state, note.endLine, note.endColumn));
  const { severity, message } = note;
  return { from, to, severity, message: message.join('\n'), renderMessage: () => paragraphs(message) };
}

function paragraphs(texts: readonly string[]): HTMLElement {
  const element = document.createElement('div');
  for (const text of texts) element.append(Object.assign(document.createElement('p'), { textContent: text }));
  return element;
}

function lineAt(state: EditorState, line: number) {
  return state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
}

function offsetOf(state: EditorState, line: number, column: number): number {
  const { from, to } = lineAt(state, line);
  return Math.min(to, from + Math.max(0, column - 1));
}

function diagnosticEffects(state: EditorState, diagnostics: readonly Diagnostic[]): StateEffect<unknown>[] {
  const { effects } = setDiagnostics(state, diagnostics);
  return effects === undefined ? [] : [effects].flat();
}
