import type { FunctionNode, Span, Statement } from '../syntax/syntax-tree.ts';
import { expressionsOfBlock, statementsIn } from '../syntax/walk.ts';
import { functionsOf } from '../facts/reward-function.ts';
import { placeOfReturn, type CodeFacts } from '../facts/code-facts.ts';
import { type Rule, say, shown } from './rule-context.ts';

/** Above this a call takes longer than everything else that training does for a step [µs] */
export const SLOW_CALL = 50;
/** What training takes for a step without the reward [µs] */
const STEP = 90;

/** Calls take so long that training waits for them. */
export const slowCall: Rule = ({ facts, callMicroseconds }) => {
  if (callMicroseconds === null || callMicroseconds <= SLOW_CALL) return [];
  const loop = findLoop(facts);
  const seconds = (100_000 * callMicroseconds) / 1e6;
  return [
    say(facts, {
      rule: 'slow-call',
      severity: 'warning',
      at: loop ?? placeOfReturn(facts),
      message: 'A call takes longer than all the rest of a training step: the run waits for the reward.',
      evidence: {
        text: `${shown(callMicroseconds)} µs a call, where a step takes about ${STEP} µs without it: ${shown(seconds)} s in 100,000 steps.`,
        numbers: { callMicroseconds, stepMicroseconds: STEP },
      },
      suggestion: loop
        ? 'Do the work of this loop once, at the top level, or look only at the waypoints near closest_waypoints.'
        : 'Do once, at the top level, what is the same in every step.',
    }),
  ];
};

/** The first loop, or the first list that is made by one, in any function. */
function findLoop({ program }: CodeFacts): Span | null {
  for (const { definition } of functionsOf(program)) {
    const loop = loopIn(definition);
    if (loop) return loop;
  }
  return null;
}

function loopIn({ body }: FunctionNode): Span | null {
  const isLoop = (statement: Statement): boolean => statement.kind === 'loop';
  const maps = expressionsOfBlock(body).find(
    ({ kind, ...rest }) =>
      kind === 'call' &&
      'callee' in rest &&
      rest.callee.kind === 'member' &&
      LOOPING.has(rest.callee.property),
  );
  return statementsIn(body).find(isLoop) ?? maps ?? null;
}

const LOOPING = new Set(['map', 'forEach', 'reduce', 'filter', 'some', 'every', 'find', 'findIndex']);
