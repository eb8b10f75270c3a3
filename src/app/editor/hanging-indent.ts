import { getIndentUnit } from '@codemirror/language';
import { countColumn, type Extension, RangeSetBuilder, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** Columns beyond which a wrapped line is not indented further: a narrow editor has not many more. */
const MAX_INDENT = 24;
/** What CodeMirror leaves free before a line, px. */
const LINE_PADDING = 6;

/** Lets what is wrapped hang under its own line, a step further in: at the edge it would look like the end of a block. */
export function hangingIndent(): Extension {
  return ViewPlugin.fromClass(
    class {
      decorations: DecorationSet;

      constructor(view: EditorView) {
        this.decorations = indented(view);
      }

      update({ view, docChanged, viewportChanged, startState, state }: ViewUpdate): void {
        const isOther = getIndentUnit(startState) !== getIndentUnit(state);
        if (docChanged || viewportChanged || isOther) this.decorations = indented(view);
      }
    },
    { decorations: ({ decorations }) => decorations },
  );
}

function indented({ state, visibleRanges }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  let last = -1;
  for (const { from, to } of visibleRanges) {
    for (const line of linesOf(state.doc, from, to)) {
      // Two ranges that are seen can be parts of one line.
      if (line.from <= last) continue;
      last = line.from;
      const [blank] = /^\s*/.exec(line.text)!;
      const columns = countColumn(blank, state.tabSize);
      const hanging = Math.min(MAX_INDENT, columns + getIndentUnit(state));
      const style = `text-indent: -${hanging}ch; padding-left: calc(${hanging}ch + ${LINE_PADDING}px)`;
      builder.add(line.from, line.from, Decoration.line({ attributes: { style } }));
    }
  }
  return builder.finish();
}

function* linesOf(doc: Text, from: number, to: number) {
  for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
    yield line;
    if (line.to >= to || line.number === doc.lines) return;
  }
}
