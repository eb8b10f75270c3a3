import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Colours come from custom properties, so that the editor changes with the app's theme by itself. */
export function editorTheme(): Extension {
  return [
    EditorView.theme({
      '&': { height: '100%', fontSize: '13px', backgroundColor: 'transparent', color: 'var(--text)' },
      '&.cm-focused': { outline: 'none' },
      // No ligatures: people must see which characters to type.
      '.cm-scroller': {
        fontFamily: 'var(--mono)',
        fontVariantLigatures: 'none',
        lineHeight: '1.55',
        overflow: 'auto',
      },
      '.cm-content': { padding: '10px 0', caretColor: 'var(--text)' },
      '.cm-cursor': { borderLeftColor: 'var(--text)', borderLeftWidth: '2px' },
      '.cm-gutters': {
        backgroundColor: 'transparent',
        color: 'var(--quiet)',
        border: 'none',
      },
      '.cm-lineNumbers .cm-gutterElement': { padding: '0 8px 0 10px', minWidth: '32px' },
      '.cm-gutter-lint': { width: '14px' },
      '.cm-gutter-lint .cm-gutterElement': { padding: '0 1px' },
      '.cm-profile .cm-gutterElement': { padding: '0 4px 0 0' },
      // A bar under the count; the count says what the bar does, so colour is not alone.
      '.cm-profileLine': {
        display: 'block',
        width: '42px',
        padding: '0 3px',
        borderRadius: '3px',
        background:
          'linear-gradient(to right, color-mix(in oklab, var(--learning) 45%, transparent) var(--share), color-mix(in oklab, var(--text) 6%, transparent) var(--share))',
        color: 'var(--text)',
        fontSize: '11px',
        textAlign: 'right',
      },
      '.cm-profileLine.never': { background: 'none', color: 'var(--quiet)' },
      '.cm-profileBranch': {
        marginLeft: '14px',
        padding: '0 5px',
        borderRadius: '4px',
        background: 'color-mix(in oklab, var(--policy) 14%, transparent)',
        color: 'var(--quiet)',
        fontFamily: 'var(--font)',
        fontSize: '11px',
        whiteSpace: 'nowrap',
      },
      '.cm-activeLine': { backgroundColor: 'color-mix(in oklab, var(--text) 5%, transparent)' },
      '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--text)' },
      '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
        backgroundColor: 'color-mix(in oklab, var(--policy) 32%, transparent)',
      },
      '.cm-selectionMatch': { backgroundColor: 'color-mix(in oklab, var(--policy) 20%, transparent)' },
      '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
        backgroundColor: 'color-mix(in oklab, var(--policy) 26%, transparent)',
      },
      '.cm-faultLine': { backgroundColor: 'color-mix(in oklab, var(--off) 18%, transparent)' },
      '.cm-tooltip': {
        backgroundColor: 'var(--raised)',
        color: 'var(--text)',
        border: '1px solid var(--line-strong)',
        borderRadius: '6px',
        boxShadow: 'var(--shadow)',
        overflow: 'hidden',
      },
      // What explains the chosen name hangs beside the list.
      '.cm-tooltip.cm-tooltip-autocomplete': { overflow: 'visible' },
      '.cm-tooltip-autocomplete > ul': { borderRadius: '5px', fontFamily: 'var(--mono)', fontSize: '12px' },
      '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
        backgroundColor: 'color-mix(in oklab, var(--policy) 30%, var(--raised))',
        color: 'var(--text)',
      },
      '.cm-completionInfo': { padding: '0', maxWidth: '280px', fontFamily: 'var(--font)' },
      '.cm-paramCard': { width: '264px', padding: '8px 10px', fontSize: '12px', whiteSpace: 'normal' },
      '.cm-paramCard .key': { display: 'flex', justifyContent: 'space-between', gap: '8px' },
      '.cm-paramCard code': { fontFamily: 'var(--mono)', overflowWrap: 'anywhere' },
      '.cm-paramCard .key span, .cm-paramCard .range': { color: 'var(--quiet)' },
      '.cm-paramCard p': { margin: '4px 0 0', lineHeight: '1.45' },
      '.cm-paramCard svg': { display: 'block', width: '100%', margin: '6px 0', fontSize: '10px' },
      '.cm-paramCard svg *': { fill: 'none', stroke: 'none' },
      '.cm-paramCard .road': { fill: 'var(--ground)' },
      '.cm-paramCard .border': { stroke: 'var(--quiet)' },
      '.cm-paramCard .loop': { stroke: 'var(--line-strong)', strokeWidth: '5' },
      '.cm-paramCard .start': { stroke: 'var(--text)', strokeDasharray: '3 3', strokeWidth: '3' },
      '.cm-paramCard .dashes': { stroke: 'var(--quiet)', strokeDasharray: '5 4' },
      '.cm-paramCard .car': { fill: 'var(--line-strong)', stroke: 'var(--text)' },
      '.cm-paramCard .wheel, .cm-paramCard svg text': { fill: 'var(--text)' },
      '.cm-paramCard .box': { fill: 'var(--line)', stroke: 'var(--quiet)' },
      '.cm-paramCard .point': { fill: 'var(--quiet)' },
      '.cm-paramCard .measured': { stroke: 'var(--policy)', strokeWidth: '2.5' },
      '.cm-paramCard .measured-fill': { fill: 'var(--policy)' },
      '.cm-paramCard .measured-area': {
        fill: 'color-mix(in oklab, var(--policy) 35%, transparent)',
        stroke: 'var(--policy)',
      },
      '.cm-nameCard': { maxWidth: '420px', padding: '8px 10px', fontSize: '12px', whiteSpace: 'normal' },
      '.cm-nameCard code': {
        fontFamily: 'var(--mono)',
        fontVariantLigatures: 'none',
        overflowWrap: 'anywhere',
        whiteSpace: 'pre-wrap',
      },
      '.cm-nameCard p': { margin: '4px 0 0', color: 'var(--quiet)', lineHeight: '1.45' },
      '.cm-completionDetail': { color: 'var(--quiet)', fontStyle: 'normal', marginLeft: '12px' },
      '.cm-panels': { backgroundColor: 'var(--raised)', color: 'var(--text)', borderColor: 'var(--line)' },
      '.cm-diagnostic': {
        maxWidth: '420px',
        padding: '6px 10px',
        fontFamily: 'var(--font)',
        fontSize: '12px',
      },
      '.cm-diagnostic p': { margin: '0 0 4px', whiteSpace: 'normal' },
      '.cm-diagnostic-error': { borderLeft: '3px solid var(--off)' },
      '.cm-diagnostic-warning': { borderLeft: '3px solid var(--learning)' },
      '.cm-diagnostic-info': { borderLeft: '3px solid var(--policy)' },
    }),
    syntaxHighlighting(
      HighlightStyle.define([
        { tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword], color: 'var(--code-keyword)' },
        { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
        { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
        { tag: [tags.comment, tags.docString], color: 'var(--code-comment)', fontStyle: 'italic' },
        {
          tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName))],
          color: 'var(--code-function)',
        },
        { tag: [tags.typeName, tags.className], color: 'var(--code-type)' },
        { tag: [tags.operator, tags.punctuation], color: 'var(--quiet)' },
      ]),
    ),
  ];
}
