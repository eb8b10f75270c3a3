import { isParamsKey, nearestParamsKey } from '../facts/params-keys.ts';
import type { KeyRead } from '../facts/params-uses.ts';
import { type Rule, say } from './rule-context.ts';

/** Keys that are not in the params, and ways to ask for them that the language does not have. */
export const unknownKeys: Rule = ({ facts, observed }) => {
  const { isPython, uses } = facts;
  const ownKeys = new Set(uses.writes.map(({ key }) => key));
  const failedLines = new Set(observed.failures.map(({ fault }) => fault.line));
  return firstOfEach(uses.reads).flatMap((read) => {
    const { key, how, hasFallback } = read;
    const line = facts.lines.lineOf(read.from);
    if (isForeign(how, isPython)) {
      const right = isPython ? `params['${key}']` : `params.${key}`;
      return say(facts, {
        rule: 'params-style',
        severity: 'error',
        at: read,
        message: isPython
          ? `In Python params is a dict: params.${key} is no way to ask it.`
          : `In JavaScript params is an object: it has no get().`,
        evidence: {
          text: failedLines.has(line)
            ? 'Every call that comes to this line fails.'
            : `${facts.lines.textOf(read)} cannot give a value.`,
          numbers: {},
        },
        suggestion: `Write ${right}.`,
      });
    }
    if (isParamsKey(key) || ownKeys.has(key)) return [];
    const nearest = nearestParamsKey(key);
    const given = hasFallback
      ? 'always its fallback'
      : isPython
        ? how === 'get'
          ? 'None'
          : 'a KeyError'
        : 'undefined';
    return say(facts, {
      rule: 'unknown-key',
      severity: hasFallback || (isPython && how === 'get') ? 'warning' : 'error',
      at: read,
      message: `params has no ${key}.`,
      evidence: { text: `${facts.lines.textOf(read)} gives ${given} in every step.`, numbers: {} },
      suggestion:
        nearest === null
          ? 'Write params. to see every key with its meaning.'
          : `Did you mean ${nearest}? Write params. to see every key with its meaning.`,
    });
  });
};

function isForeign(how: KeyRead['how'], isPython: boolean): boolean {
  return isPython ? how === 'member' : how === 'get';
}

function firstOfEach(reads: readonly KeyRead[]): KeyRead[] {
  return reads.filter(
    (read, k) => reads.findIndex(({ key, how }) => key === read.key && how === read.how) === k,
  );
}
