import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
  insertCompletionText,
  pickedCompletion,
} from '@codemirror/autocomplete';
import type { EditorView } from '@codemirror/view';
import type { RewardParams } from '../../reward/step-params.ts';
import { PARAM_GLOSSARY } from '../catalogue/param-glossary.ts';
import type { EditorLanguage } from '../state/race-state.ts';
import { paramCard } from './param-card.ts';

/** Where a key is asked for: `params['sp`, `params.get("sp`. */
const IN_QUOTES = /\bparams\s*(?:\[\s*|\.\s*get\(\s*)(['"])\w*$/;
/** Where a key could be written: `params[sp`, `params.get(sp`. */
const BEFORE_QUOTES = /\bparams\s*(?:\[\s*|\.\s*get\(\s*)\w*$/;
const AFTER_DOT = /\bparams\s*\.\s*\w*$/;
const AFTER_ANY_DOT = /[\w\])'"]\s*\.\s*\w*$/;

/** What Python's `params` can do, which is a dict. */
const DICT_METHODS: readonly Completion[] = [
  { label: 'get', detail: "get('speed', 0)", type: 'method' },
  { label: 'items', detail: 'keys and values', type: 'method' },
  { label: 'keys', type: 'method' },
  { label: 'values', type: 'method' },
];

/**
 * Offers the keys of `params` where they can stand, each with its unit and its card. Where Python asks for an attribute,
 * which `params` has not, a key that is picked is written in brackets.
 */
export function completeParams(language: EditorLanguage): CompletionSource {
  return (context): CompletionResult | null => {
    const before = lineBefore(context);
    const typed = /\w*$/.exec(before)![0];
    const from = context.pos - typed.length;
    const offer = (options: readonly Completion[]): CompletionResult => ({
      from,
      options,
      validFor: /^\w*$/,
    });
    if (IN_QUOTES.test(before)) return offer(keys(language));
    if (BEFORE_QUOTES.test(before)) {
      return offer(keys(language).map((option) => ({ ...option, label: `'${option.label}'` })));
    }
    if (!AFTER_DOT.test(before)) return null;
    if (language === 'typescript') return offer(keys(language));
    const inBrackets = keys(language).map((option) => ({
      ...option,
      displayLabel: `['${option.label}']`,
      apply: writeInBrackets,
    }));
    return offer([...inBrackets, ...DICT_METHODS]);
  };
}

/** Whether, behind this beginning of a line, a key of `params` is asked for in TypeScript. */
export function isParamAsked(before: string): boolean {
  return [IN_QUOTES, BEFORE_QUOTES, AFTER_DOT].some((asked) => asked.test(before));
}

/** The names that Python knows, but not where only an attribute or a key of `params` can stand. */
export function unlessAsked(source: CompletionSource): CompletionSource {
  return (context) => {
    const before = lineBefore(context);
    return BEFORE_QUOTES.test(before) || AFTER_ANY_DOT.test(before) ? null : source(context);
  };
}

function keys(language: EditorLanguage): readonly Completion[] {
  return (Object.keys(PARAM_GLOSSARY) as (keyof RewardParams)[]).map((key) => paramCompletion(key, language));
}

/** A key of `params` with its unit and its card. */
export function paramCompletion(key: keyof RewardParams, language: EditorLanguage): Completion {
  return {
    label: key,
    type: 'property',
    detail: PARAM_GLOSSARY[key].unit,
    info: () => paramCard(key, language),
  };
}

/** `params.sp` becomes `params['speed']`. @param from behind the dot */
function writeInBrackets(view: EditorView, completion: Completion, from: number, to: number): void {
  const dot = from - /\.\s*$/.exec(view.state.sliceDoc(0, from))![0].length;
  view.dispatch({
    ...insertCompletionText(view.state, `['${completion.label}']`, dot, to),
    annotations: pickedCompletion.of(completion),
  });
}

function lineBefore({ state, pos }: CompletionContext): string {
  return state.sliceDoc(state.doc.lineAt(pos).from, pos);
}
