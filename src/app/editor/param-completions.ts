import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { RewardParams } from '../../reward/step-params.ts';
import { PARAM_GLOSSARY } from '../catalogue/param-glossary.ts';
import { paramCard } from './param-card.ts';

/** Offers the keys of `params` inside `params['…']` and after `params.`, each with its unit, and its card. */
export function completeParams(context: CompletionContext): CompletionResult | null {
  const before = context.matchBefore(/params\s*(?:\[\s*['"]|\.(?:get\(\s*['"])?)\w*/);
  if (before === null) return null;
  const typed = /\w*$/.exec(before.text)?.[0] ?? '';
  return {
    from: context.pos - typed.length,
    options: (Object.keys(PARAM_GLOSSARY) as (keyof RewardParams)[]).map((key) => ({
      label: key,
      type: 'property',
      detail: PARAM_GLOSSARY[key].unit,
      info: () => paramCard(key),
    })),
    validFor: /^\w*$/,
  };
}
