import type { Interval } from '../facts/interval.ts';
import { ParamsDependence } from '../facts/params-dependence.ts';
import { findUnreachable } from '../facts/unreachable.ts';
import type { Finding } from '../finding.ts';
import { TAKEN } from '../instrument/recorded-rows.ts';
import type { Span } from '../syntax/syntax-tree.ts';
import { isAboutRace } from './constant-keys.ts';
import { type Rule, type RuleContext, say } from './rule-context.ts';

/** Code that no step comes to: by its conditions, or because no state that was tried came there. */
export const unreachableBranches: Rule = (context) => {
  const proven = findProven(context);
  const spans = proven.map(({ at }) => at);
  return [...proven.map(({ finding }) => finding), ...findUntaken(context, spans)];
};

function findProven(context: RuleContext): { at: Span; finding: Finding }[] {
  const { facts } = context;
  const { lines, program, uses } = facts;
  const writtenKeys = new Set(uses.writes.flatMap(({ key }) => (key === null ? [] : [key])));
  return findUnreachable(program, { reads: uses.reads, writtenKeys, ranges: rangesOf(context) }).map(
    (place) => {
      const { test, outcome, because } = place;
      const condition = test && lines.textOf(test);
      const earlier = because && lines.lineOf(because.from);
      const text = lines.textOf(place);
      const shownText = text.length > 60 ? `${text.slice(0, 60)} …` : text;
      const finding = say(facts, {
        rule: 'unreachable-branch',
        severity: 'warning',
        at: test ?? place,
        message: messageFor(condition, outcome, earlier),
        evidence: {
          text: `Never reached is line ${lines.lineOf(place.from)}: ${shownText.replace(/[.;]?$/, '.')}`,
          numbers: { line: lines.lineOf(place.from) },
        },
        suggestion:
          earlier === null || test === null
            ? 'Remove it, or mend the condition.'
            : 'Ask for the narrower case first, or mend the condition.',
      });
      return { at: place, finding };
    },
  );
}

function messageFor(condition: string | null, outcome: boolean, earlier: number | null): string {
  if (condition === null) return `This code never runs: line ${earlier} has left the function before.`;
  const never = `${condition} is never ${String(!outcome)}`;
  return earlier === null
    ? `${never}: the params have no such values.`
    : `${never} here: line ${earlier} has already dealt with every such case.`;
}

/** What this track says about the params beyond what holds everywhere. */
function rangesOf({ scene: { track } }: RuleContext): Record<string, Interval> {
  return { track_length: { low: track.length, high: track.length } };
}

function findUntaken({ facts, observed, states: tried }: RuleContext, proven: readonly Span[]): Finding[] {
  const { instrumented } = observed;
  if (!instrumented) return [];
  const { branches } = instrumented;
  const dependence = new ParamsDependence(facts.program, facts.uses.reads);
  const counts = branches.map(() => ({ [TAKEN.true]: 0, [TAKEN.false]: 0 }));
  for (const record of observed.records) {
    record.branches.forEach((bits, at) => {
      const count = counts[at % branches.length];
      if (bits & TAKEN.true) count[TAKEN.true]++;
      if (bits & TAKEN.false) count[TAKEN.false]++;
    });
  }
  return branches.flatMap((branch, k): Finding[] => {
    const [whenTrue, whenFalse] = [counts[k][TAKEN.true], counts[k][TAKEN.false]];
    const states = whenTrue + whenFalse;
    const untaken = whenTrue === 0 ? branch.whenTrue : whenFalse === 0 ? branch.whenFalse : null;
    // Inside something that never ran, nothing is to be said once more.
    if (states === 0 || !untaken || proven.some(({ from, to }) => from <= untaken.from && untaken.to <= to))
      return [];
    const asksForRace = facts.uses.reads.some(
      ({ key, from, to }) => isAboutRace(key) && from >= branch.from && to <= branch.to,
    );
    // What kind of race it is does not change; what does not depend on the params is a switch of the author's own.
    if (asksForRace || !dependence.has(branch.test)) return [];
    const condition = facts.lines.textOf(branch);
    return [
      say(facts, {
        rule: 'unreachable-branch',
        severity: 'info',
        at: branch,
        message: `${condition} was ${whenTrue === 0 ? 'never true' : 'always true'} in any state that was tried.`,
        evidence: {
          text: `${states} states of situations and ${tried.areLapsPlaced ? 'of a lap on the centre line' : 'driven laps'}, none of them came to line ${facts.lines.lineOf(untaken.from)}.`,
          numbers: { states, whenTrue, whenFalse },
        },
        suggestion: 'Check the threshold: either it is out of reach, or it waits for something rare.',
      }),
    ];
  });
}
