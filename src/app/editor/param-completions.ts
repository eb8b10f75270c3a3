import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { PARAM_GLOSSARY } from '../catalogue/param-glossary.ts';

/** Offers the keys of `params` inside `params['…']` and after `params.`, each with its unit and meaning. */
export function completeParams(context: CompletionContext): CompletionResult | null {
  const before = context.matchBefore(/params\s*(?:\[\s*['"]|\.(?:get\(\s*['"])?)\w*/);
  if (before === null) return null;
  const typed = /\w*$/.exec(before.text)?.[0] ?? '';
  return {
    from: context.pos - typed.length,
    options: Object.entries(PARAM_GLOSSARY).map(([key, { unit, meaning }]) => ({
      label: key,
      type: 'property',
      detail: unit,
      info: meaning,
    })),
    validFor: /^\w*$/,
  };
}
