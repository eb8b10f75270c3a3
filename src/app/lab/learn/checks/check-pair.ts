import { HYPERPARAMETERS } from '../../../catalogue/hyperparameters.ts';
import { formatLap } from '../../../state/format.ts';
import { cleanLapsOf, type TestedRun, testedRuns, withoutRuns } from './check-runs.ts';
import type { Evidence } from './evidence.ts';
import { done, type Finding, missing } from './finding.ts';
import { partOfSetting } from './run-facts.ts';

/** So many other differences are named. */
const MOST_NAMED = 3;

interface Pair {
  readonly runs: readonly [TestedRun, TestedRun];
  /** In what they differ beside the setting. */
  readonly others: readonly string[];
}

/** A check for two tested runs that differ in one hyperparameter and in nothing else that decides what is learnt. @param setting by CleanRL's name */
export function checkPairOf(setting: string): (evidence: Evidence) => Finding {
  const { short } = HYPERPARAMETERS[setting];
  const called = partOfSetting(setting).replace(/^the /, '');
  const valueOf = ({ settings }: TestedRun): unknown => settings[setting];
  const withValue = (run: TestedRun): string => `“${run.name}” (${short} ${String(valueOf(run))})`;

  return (evidence) => {
    const nothing = withoutRuns(evidence);
    if (nothing !== null) return nothing;
    const runs = testedRuns(evidence).filter((run) => typeof valueOf(run) === 'number');
    if (runs.length === 0) return missing(`None of your runs has such a setting: train one with PPO.`);
    if (runs.length === 1)
      return missing(`You have one run, ${withValue(runs[0])}. Train another with a different ${called}.`);
    const pairs = pairsOf(runs).filter(({ runs: [a, b] }) => valueOf(a) !== valueOf(b));
    if (pairs.length === 0)
      return missing(
        `Your ${runs.length} runs all have ${short} ${String(valueOf(runs[0]))}. Train another with a different ${called}.`,
      );
    const nearest = pairs.reduce((a, b) => (b.others.length < a.others.length ? b : a));
    const [newer, older] = nearest.runs;
    if (nearest.others.length > 0)
      return missing(
        `${withValue(older)} and ${withValue(newer)} differ in ${inWords(nearest.others)}, too. Train two that differ in the ${called} only.`,
      );
    return done(
      `${withValue(older)} and ${withValue(newer)} differ in the ${called} and in nothing else.`,
      [older, newer].map((run) => ({
        name: run.name,
        value: `${short} ${String(valueOf(run))}, ${cleanLapsOf(run.drive)} laps clean, ${formatLap(run.drive.meanLap)} on average`,
      })),
    );

    function pairsOf(all: readonly TestedRun[]): Pair[] {
      return all.flatMap((a, i) =>
        all.slice(i + 1).map((b) => ({ runs: [a, b] as const, others: differences(a, b) })),
      );
    }

    function differences(a: TestedRun, b: TestedRun): string[] {
      const names = new Set([...Object.keys(a.parts), ...Object.keys(b.parts)]);
      names.delete(partOfSetting(setting));
      return [...names].filter((name) => a.parts[name] !== b.parts[name]);
    }
  };
}

function inWords(parts: readonly string[]): string {
  const more = parts.length - MOST_NAMED;
  const named = more > 0 ? [...parts.slice(0, MOST_NAMED), `${more} more`] : parts;
  return named.length === 1 ? named[0] : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}
