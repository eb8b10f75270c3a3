import { isParamsKey } from '../facts/params-keys.ts';
import { type Rule, say } from './rule-context.ts';

/** The params are a fresh copy in every call: what is written to them is gone with the next step. */
export const mutatesParams: Rule = ({ facts }) => {
  const { reads, writes } = facts.uses;
  const seen = new Set<string | null>();
  return writes.flatMap((write) => {
    const { key } = write;
    if (seen.has(key)) return [];
    seen.add(key);
    const isMemory = key !== null && !isParamsKey(key) && reads.some((read) => read.key === key);
    const text = facts.lines.textOf(write);
    return say(facts, {
      rule: 'mutates-params',
      severity: isMemory ? 'warning' : 'info',
      at: write,
      message: isMemory
        ? `${key} is kept in params, which forgets it: every step brings a fresh copy.`
        : 'This changes params. It is a copy that is thrown away after the call, so the car does not notice.',
      evidence: { text: `${text} is undone before the next step.`, numbers: {} },
      suggestion: isMemory
        ? facts.isPython
          ? 'Remember it in a module variable: declare it with global in the function.'
          : 'Remember it in a variable outside the function.'
        : 'Put the changed value into a variable of its own.',
    });
  });
};
