import { placeOfReturn, readOf } from '../facts/code-facts.ts';
import type { SteeringChoice } from '../review-states.ts';
import { sizeOf } from './reward-scale.ts';
import { placeOf, type Rule, type RuleContext, say, shown } from './rule-context.ts';

/** A difference of less than this share of the reward is none. */
const NOTHING = 0.02;

const DESCRIPTIONS: Readonly<Record<SteeringChoice['kind'], readonly [where: string, wrong: string]>> = {
  side: ['beside the centre line', 'away from it'],
  turn: ['pointing away from the road', 'further away'],
  bend: ['in a bend', 'against it'],
};

/** Steering the wrong way earns more than steering the right way, on both sides alike. */
export const steeringSign: Rule = (context) => {
  const { facts, states, scene } = context;
  const read = readOf(facts, 'steering_angle');
  if (!read) return [];
  const kinds = ['turn', 'side', 'bend'] as const;
  const verdicts = kinds.map((kind) => verdictOn(kind, context));
  // Where one kind of place says that the signs are right, another has a reason of its own.
  const wrong = verdicts.includes('right') ? -1 : verdicts.indexOf('wrong');
  if (wrong < 0) return [];
  const [where, away] = DESCRIPTIONS[kinds[wrong]];
  const choice = states.steering.find(({ kind }) => kind === kinds[wrong])!;
  const [right, wrongWay] = [choice.right, choice.wrong].map((rows) => context.observed.last(rows));
  const [good, bad] = choice.rightWay === 1 ? ['left', 'right'] : ['right', 'left'];
  return [
    say(facts, {
      rule: 'steering-sign',
      severity: 'warning',
      at: read ?? placeOfReturn(facts),
      message: `It pays for steering the wrong way: ${where}, turning ${away} earns more.`,
      evidence: {
        text: `${capital(where)}, steering 15° to the ${good} earns ${shown(right)}, to the ${bad} ${shown(wrongWay)}; on the other side it is the same the other way round.`,
        numbers: { right, wrong: wrongWay, steering: 15 },
        place: placeOf(choice.right, scene),
      },
      suggestion:
        'steering_angle is positive to the left, and headings grow to the left, too: change a sign.',
    }),
  ];
};

/** `wrong` only where every place of both sides agrees. */
function verdictOn(
  kind: SteeringChoice['kind'],
  { states, observed }: RuleContext,
): 'right' | 'wrong' | null {
  const choices = states.steering.filter((choice) => choice.kind === kind);
  const enough =
    NOTHING * sizeOf(choices.flatMap(({ right, wrong }) => [observed.last(right), observed.last(wrong)]));
  const gains = choices.map(({ right, wrong }) => observed.last(right) - observed.last(wrong));
  const ways = new Set(choices.map(({ rightWay }) => rightWay));
  if (ways.size < 2) return null;
  if (gains.every((gain) => gain > enough)) return 'right';
  return gains.every((gain) => gain < -enough) ? 'wrong' : null;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
