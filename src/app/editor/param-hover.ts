import type { Extension } from '@codemirror/state';
import { hoverTooltip, type Tooltip } from '@codemirror/view';
import type { EditorLanguage } from '../state/race-state.ts';
import { isParam, paramCard } from './param-card.ts';

/** Single letters are variables of every kind: they are explained where they are asked of `params` only. */
const ASKED_OF_PARAMS = /params\s*(?:\[\s*['"]|\.(?:get\(\s*['"])?)$/;

/** Explains the key of `params` under the pointer, also where it is the name of a variable. */
export function paramHover(language: EditorLanguage): Extension {
  return hoverTooltip((view, pos): Tooltip | null => {
    const word = view.state.wordAt(pos);
    if (word === null) return null;
    const name = view.state.sliceDoc(word.from, word.to);
    if (!isParam(name)) return null;
    const before = view.state.sliceDoc(view.state.doc.lineAt(pos).from, word.from);
    if (name.length === 1 && !ASKED_OF_PARAMS.test(before)) return null;
    return { pos: word.from, end: word.to, above: true, create: () => ({ dom: paramCard(name, language) }) };
  });
}
