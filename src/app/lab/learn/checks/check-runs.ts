import { REWARD_TEMPLATES } from '../../../../reward/templates.ts';
import { formatLap, formatWhole } from '../../../state/format.ts';
import type { Evidence } from './evidence.ts';
import { done, type Figure, type Finding, missing } from './finding.ts';
import type { DriveFacts, RunFacts } from './run-facts.ts';

/** A run that has been tested. */
export type TestedRun = RunFacts & { readonly drive: DriveFacts };

const LAPS = 10;

export function testedRuns({ runs }: Evidence): TestedRun[] {
  return runs.filter((run): run is TestedRun => run.drive !== null);
}

/** What is said where no run has been tested; null where one has. */
export function withoutRuns(evidence: Evidence): Finding | null {
  if (evidence.runs.length === 0) return missing('There is no run in this browser yet. Train one.');
  if (testedRuns(evidence).length > 0) return null;
  return missing(
    `There is a run, “${evidence.runs[0].name}”, but none of its policies has been tested yet. Let it train for longer.`,
  );
}

export function cleanLapsOf({ cleanLaps, laps }: DriveFacts): string {
  return `${cleanLaps} of ${laps}`;
}

/** What a run came to. */
function drivenFigures({ name, trackName, drive }: TestedRun): Figure[] {
  return [
    { name: 'Run', value: `${name}, on ${trackName}` },
    { name: 'Clean laps', value: cleanLapsOf(drive) },
    { name: 'Mean lap', value: formatLap(drive.meanLap) },
  ];
}

/** Whether the best policy of a run has driven ten clean laps of ten. */
export function checkCleanRun(evidence: Evidence): Finding {
  const nothing = withoutRuns(evidence);
  if (nothing !== null) return nothing;
  const best = testedRuns(evidence).reduce((a, b) => (shareOf(b) > shareOf(a) ? b : a));
  const { drive, name, trackName } = best;
  if (drive.laps < LAPS || drive.cleanLaps < drive.laps)
    return missing(
      `Your best run so far, “${name}”, drove ${cleanLapsOf(drive)} laps clean. It is done with ${LAPS} of ${LAPS}.`,
    );
  return done(
    `“${name}” drove ${cleanLapsOf(drive)} clean laps on ${trackName}, ${formatLap(drive.meanLap)} on average.`,
    drivenFigures(best),
  );
}

/** Tests of too few laps come last. */
function shareOf({ drive: { cleanLaps, laps } }: TestedRun): number {
  return cleanLaps / Math.max(LAPS, laps);
}

const PLAIN_GRADIENTS: Readonly<Record<string, string>> = { reinforce: 'REINFORCE', a2c: 'A2C' };

/** Whether a run has learnt by a plain policy gradient. */
export function checkPolicyGradient(evidence: Evidence): Finding {
  const nothing = withoutRuns(evidence);
  if (nothing !== null) return nothing;
  const runs = testedRuns(evidence);
  const found = runs.find(({ algorithm }) => Object.hasOwn(PLAIN_GRADIENTS, algorithm));
  if (found === undefined) {
    const used = [...new Set(runs.map(({ algorithm }) => algorithm.toUpperCase()))].join(' and ');
    return missing(`So far you have trained with ${used} only. Train a run with REINFORCE or A2C.`);
  }
  const called = PLAIN_GRADIENTS[found.algorithm];
  return done(
    `“${found.name}” has learnt by ${called} from ${formatWhole(found.steps)} steps, and drove ${cleanLapsOf(found.drive)} laps clean.`,
    [
      ...drivenFigures(found),
      { name: 'Algorithm', value: called },
      { name: 'Steps', value: formatWhole(found.steps) },
    ],
  );
}

/** Whether a run was trained with a reward that is none of the templates. */
export function checkOwnReward(evidence: Evidence): Finding {
  const nothing = withoutRuns(evidence);
  if (nothing !== null) return nothing;
  const runs = testedRuns(evidence);
  const found = runs.find(({ rewardCode }) => !isTemplate(rewardCode));
  if (found === undefined)
    return missing(
      `Your newest run, “${runs[0].name}”, has the reward of a template as it is. Change a line of it, and train again.`,
    );
  return done(
    `“${found.name}” has learnt by a reward that you wrote or changed, and drove ${cleanLapsOf(found.drive)} laps clean.`,
    [...drivenFigures(found), { name: 'Lines of the reward', value: String(plain(found.rewardCode).length) }],
  );
}

/** Spaces at the ends of lines, empty ones and how lines end are no change. */
function plain(code: string): string[] {
  return code
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
}

function isTemplate(code: string): boolean {
  const text = plain(code).join('\n');
  return REWARD_TEMPLATES.some(({ python, typescript }) =>
    [python, typescript].some((template) => plain(template).join('\n') === text),
  );
}
