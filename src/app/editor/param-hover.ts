import type { EditorState, Extension } from '@codemirror/state';
import { hoverTooltip, type Tooltip } from '@codemirror/view';
import type { RewardParams } from '../../reward/step-params.ts';
import type { EditorLanguage } from '../state/race-state.ts';
import { isParam, paramCard } from './param-card.ts';

/** Single letters are variables of every kind: they are explained where they are asked of `params` only. */
const ASKED_OF_PARAMS = /params\s*(?:\[\s*['"]|\.(?:get\(\s*['"])?)$/;

/** Explains the key of `params` under the pointer, also where it is the name of a variable. */
export function paramHover(language: EditorLanguage): Extension {
  return hoverTooltip((view, pos): Tooltip | null => {
    const key = paramAt(view.state, pos);
    if (key === null) return null;
    const { from, to } = view.state.wordAt(pos)!;
    return { pos: from, end: to, above: true, create: () => ({ dom: paramCard(key, language) }) };
  });
}

/** The key of `params` at a place. */
export function paramAt(state: EditorState, pos: number): keyof RewardParams | null {
  const word = state.wordAt(pos);
  if (word === null) return null;
  const name = state.sliceDoc(word.from, word.to);
  if (!isParam(name)) return null;
  const before = state.sliceDoc(state.doc.lineAt(pos).from, word.from);
  return name.length > 1 || ASKED_OF_PARAMS.test(before) ? name : null;
}
