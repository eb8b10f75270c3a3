import { setDiagnostics } from '@codemirror/lint';
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

/** The change that shows a fault, or none. A line beyond the end of the text is taken as the last one. */
export function showFault(state: EditorState, fault: LineFault | null): TransactionSpec {
  if (fault === null) return { effects: [setFaultLine.of(null), ...diagnosticEffects(state, [])] };
  const line = state.doc.line(Math.min(Math.max(1, fault.line), state.doc.lines));
  const from = line.from + (/^\s*/.exec(line.text)?.[0].length ?? 0);
  const to = Math.max(from, line.to);
  return {
    effects: [
      setFaultLine.of(line.from),
      ...diagnosticEffects(state, [{ from, to, severity: 'error', message: fault.message }]),
    ],
  };
}

function diagnosticEffects(
  state: EditorState,
  diagnostics: Parameters<typeof setDiagnostics>[1],
): StateEffect<unknown>[] {
  const { effects } = setDiagnostics(state, diagnostics);
  return effects === undefined ? [] : [effects].flat();
}
