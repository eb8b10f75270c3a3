import { COLUMN } from '../../step-params.ts';
import { placeOfReturn, readOf } from '../facts/code-facts.ts';
import type { RewardJump, SweptVariable } from '../find-jumps.ts';
import type { Finding } from '../finding.ts';
import type { Span } from '../syntax/syntax-tree.ts';
import { groupBy } from './group-by.ts';
import { placeOfRow, type Rule, type RuleContext, say, shown, whereIs } from './rule-context.ts';

const NAMES: Readonly<Record<SweptVariable, (value: number) => string>> = {
  lateral: (value) =>
    `${Math.abs(value).toFixed(3)} m to the ${value < 0 ? 'right' : 'left'} of the centre line`,
  turn: (value) =>
    `pointing ${Math.abs(value).toFixed(1)}° to the ${value < 0 ? 'right' : 'left'} of the road`,
  speed: (value) => `at ${value.toFixed(3)} m/s`,
  steering: (value) => `steering ${Math.abs(value).toFixed(2)}° to the ${value < 0 ? 'right' : 'left'}`,
};

/** What changes where it is swept. */
const VARIED: Readonly<Record<SweptVariable, string>> = {
  lateral: 'place across the road',
  turn: 'heading',
  speed: 'speed',
  steering: 'steering angle',
};

/** So many conditions on one variable are told one by one; more are a ladder, which is told once. */
const FEW = 2;

/**
 * A hair's breadth more or less makes a large difference. One finding per condition, or per variable where there is none or
 * where there are many.
 */
export const discontinuities: Rule = (context) => {
  const jumps = context.jumps.filter((jump) => !isWrap(jump));
  const groups = groupBy(jumps, ({ branches, variable }) =>
    branches.length > 0 ? String(branches[0]) : variable,
  );
  const steps = groupBy([...groups.values()].map(largest), ({ variable }) => variable);
  return [...steps.values()].flatMap((group) =>
    group.length > FEW
      ? [describe(largest(group), group.length, context)]
      : group.map((jump) => describe(jump, 1, context)),
  );
};

/** The heading jumps from 180° to -180°, and the reward with it. */
export const angleWrap: Rule = (context) => {
  const wraps = context.jumps.filter(isWrap);
  if (wraps.length === 0) return [];
  const { facts } = context;
  const jump = largest(wraps);
  const { rewardBelow, rewardAbove } = jump;
  const place = placeOfRow(jump.below);
  return [
    say(facts, {
      rule: 'angle-wrap',
      severity: 'warning',
      at: readOf(facts, 'heading') ?? placeOfReturn(facts),
      message:
        'Headings end at 180° and go on at -180°. Their difference jumps by 360° there, and the reward with it, although the car has hardly turned.',
      evidence: {
        text: `${whereIs(place)}, where the road leads against the x axis, turning by less than 0.001° changes the reward from ${shown(rewardBelow)} to ${shown(rewardAbove)}.`,
        numbers: { rewardBelow, rewardAbove, heading: jump.below[COLUMN.heading] },
        place,
      },
      suggestion: facts.isPython
        ? 'Bring the difference back to -180 … 180: (difference + 180) % 360 - 180.'
        : 'Bring the difference back to -180 … 180: ((((difference + 180) % 360) + 360) % 360) - 180.',
    }),
  ];
};

/** Whether the heading goes from one end of its range to the other. */
function isWrap({ below, above }: RewardJump): boolean {
  return Math.abs(below[COLUMN.heading] - above[COLUMN.heading]) > 180;
}

function largest(jumps: readonly RewardJump[]): RewardJump {
  const size = ({ rewardBelow, rewardAbove }: RewardJump): number => Math.abs(rewardAbove - rewardBelow);
  return jumps.reduce((a, b) => (size(b) > size(a) ? b : a));
}

/** @param count of steps that it stands for, itself the largest */
function describe(jump: RewardJump, count: number, { facts, observed }: RuleContext): Finding {
  const { variable, value, rewardBelow, rewardAbove, branches } = jump;
  const branch: Span | null =
    branches.length > 0 ? (observed.instrumented?.branches[branches[0]] ?? null) : null;
  const condition = branch && facts.lines.textOf(branch);
  const place = placeOfRow(jump.below);
  const where = NAMES[variable](value);
  return say(facts, {
    rule: 'discontinuity',
    severity: 'info',
    at: branch ?? placeOfReturn(facts),
    message: `The reward makes ${count > 1 ? `${count} steps as the ${VARIED[variable]} changes, the largest` : 'a step'} ${condition ? `where ${condition} changes` : 'here'}: just before ${count > 1 ? 'each' : 'it'} nothing tells the car that more is near.`,
    evidence: {
      text: `${whereIs(place)}, ${where}, it goes from ${shown(rewardBelow)} to ${shown(rewardAbove)}.`,
      numbers: { steps: count, rewardBelow, rewardAbove, [variable]: value },
      place,
    },
    suggestion: 'Steps are fine as limits. Where the car is to find its way, let the reward rise gradually.',
  });
}
