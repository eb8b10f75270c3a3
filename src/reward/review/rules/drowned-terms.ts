import type { InstrumentedReward } from '../instrument/instrument-reward.ts';
import { percentile } from './reward-scale.ts';
import { type Rule, type RuleContext, say, shown } from './rule-context.ts';

/** A term that varies by less than this share of another one's usual range is not heard. */
const DROWNED = 0.02;
const NUMBER = /^-?[\d._e+-]+$/i;

/** A term of the sum that is so small beside another that the car cannot tell what it does. */
export const drownedTerms: Rule = (context) => {
  const { facts, observed } = context;
  const instrumented = observed.instrumented;
  if (!instrumented?.terms) return [];
  const { terms } = instrumented;
  const values = terms.map((_, k) => valuesOf(k, terms.length, context));
  const ranges = values.map((own) => Math.max(...own) - Math.min(...own));
  const usual = values.map((own) => percentile(own, 0.95) - percentile(own, 0.05));
  const loudest = usual.indexOf(Math.max(...usual));
  return terms.flatMap((term, k) => {
    const isHeard = ranges[k] === 0 || ranges[k] >= DROWNED * usual[loudest] || NUMBER.test(term.text);
    if (isHeard || k === loudest || isLimit(k, instrumented)) return [];
    const other = terms[loudest];
    return say(facts, {
      rule: 'drowned-term',
      severity: 'warning',
      at: term,
      message: `${term.text} is drowned by ${other.text} in line ${other.line}: it changes the sum too little to be learnt from.`,
      evidence: {
        text: `On laps and in situations it varies by ${shown(ranges[k])}, the other one by ${shown(usual[loudest])}.`,
        numbers: { range: ranges[k], otherRange: usual[loudest], otherLine: other.line },
      },
      suggestion: 'Bring the terms to the same size first, each from 0 to 1, and give them weights then.',
    });
  });
};

/** A term's value in every step of laps and situations. */
function valuesOf(k: number, numTerms: number, { states, observed }: RuleContext): number[] {
  return [...states.laps, ...states.situations].flatMap(({ rows }) => {
    const { terms } = observed.of(rows);
    return Array.from({ length: terms.length / numTerms }, (_, row) => terms[row * numTerms + k]);
  });
}

/** What keeps the sum within bounds is no term that anybody wants to be heard. */
function isLimit(k: number, { terms }: InstrumentedReward): boolean {
  return /^(?:Math\.)?(?:max|min|round|abs)\(/.test(terms![k].text) && k > 0;
}
