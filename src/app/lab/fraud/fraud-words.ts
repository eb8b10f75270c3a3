import { SIGNS } from '../../../lab/fraud/evidence/signs.ts';
import type { Truth } from '../../../lab/fraud/judging/case.ts';
import type { Decision } from '../../../lab/fraud/judging/decide.ts';
import type { MethodId } from '../../../lab/fraud/trial/method-figures.ts';

/** What was done to a lap, for people. */
export const TRUTH_WORDS: Readonly<Record<Truth, string>> = {
  honest: 'honest',
  'time-edited': 'time edited',
  'sped-up': 'played faster',
  'frames-dropped': 'steps left out',
  teleported: 'road cut out',
  spliced: 'two laps joined',
  'hacked-car': 'car with more than allowed',
  copied: 'copied from somebody',
};

export const DECISION_WORDS: Readonly<Record<Decision, string>> = {
  approve: 'approve',
  review: 'have a look',
  refuse: 'refuse',
};

/** Names of what is compared, and what each is. */
export const METHOD_WORDS: Readonly<Record<MethodId, { readonly name: string; readonly about: string }>> = {
  'approve-all': { name: 'Approve all', about: 'Nobody looks at anything.' },
  'time-rule': {
    name: 'Claimed time alone',
    about: 'Stops what is faster than the fastest lap that is possible.',
  },
  rules: { name: 'All rules', about: 'Stops what breaks one of the rules.' },
  stumps: {
    name: 'Boosted stumps',
    about:
      'Eighty questions of the form “is this sign above that?”, one after the other. The kind asked about was never shown to it.',
  },
  own: {
    name: 'No shared weight',
    about:
      'Logistic regression in which each sign’s weight is on its own: what no example had counts for nothing.',
  },
  model: {
    name: 'Logistic regression',
    about: 'The model of this room. The kind asked about was never shown to it.',
  },
  both: { name: 'Rules and regression', about: 'Stops what either stops: what this room does.' },
  seen: {
    name: 'The same, kind shown',
    about: 'The model of this room where the kind asked about was among its examples.',
  },
};

/** Units that stand close to their number. */
const CLOSE = ['°', '×'];

/** A measured value with its sign's unit. */
export function formatSign(sign: number, value: number): string {
  const { unit } = SIGNS[sign];
  const number = value >= 1e4 ? 'over 10,000' : String(Number(value.toPrecision(3)));
  return `${number}${CLOSE.includes(unit) ? '' : ' '}${unit}`;
}
