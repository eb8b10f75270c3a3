import { availableParallelism } from 'node:os';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import { readPolicyFolder } from '../files.ts';
import type { CellEnding } from '../grid/cell-ending.ts';
import type { CellOrder } from '../grid/cell-thread.ts';
import { CellTrainer } from '../grid/cell-trainer.ts';
import { type GridCell, type GridPlan, readGridPlan } from '../grid/grid-cells.ts';
import { GridFolder } from '../grid/grid-folder.ts';
import { GridProgress } from '../grid/grid-progress.ts';
import { describeReport, reportOf } from '../grid/grid-report.ts';
import { flag, type Options, optionalText, requiredText, wholeNumber } from '../options.ts';
import type { CommandResult } from '../output.ts';
import { readPackagePlaces } from '../package-options.ts';
import type { PackagePlaces } from '../python-packages.ts';
import { complainOf, DEFAULT_MAX_STEPS } from '../run-options.ts';
import { runStateOf } from '../run-state.ts';
import { INTERRUPTED, StopSignals } from '../stop-signals.ts';
import { UsageError } from '../usage-error.ts';

/** More threads than any machine here has would only be a slip of the finger. */
const MOST_JOBS = 256;

/**
 * `train --grid`: a run for each value of one setting, side by side on all cores. The same command again goes on where the
 * last one ended, however that came about.
 */
export async function trainGridCommand(options: Options): Promise<CommandResult> {
  const plan = readGridPlan(options);
  const jobs = wholeNumber(options, 'jobs', 1, MOST_JOBS) ?? availableParallelism();
  if (flag(options, 'resume'))
    throw new UsageError('--grid goes on by itself with what stands in --out: leave --resume out');
  if (flag(options, 'force'))
    throw new UsageError('--grid replaces no run: leave --force out, and choose a new --out for a new sweep');
  const clone = optionalText(options, 'clone');
  const policy = clone === null ? null : readPolicyFolder(clone);
  const folder = new GridFolder(requiredText(options, 'out'));
  try {
    folder.open(plan.grid.name, plan.cells, policy);
    complainOf(plan.notHonoured);
    return await sweep(plan, policy, jobs, readPackagePlaces(options));
  } finally {
    folder.close();
  }
}

async function sweep(
  { grid, cells }: GridPlan,
  policy: PolicySnapshot | null,
  jobs: number,
  packages: PackagePlaces,
): Promise<CommandResult> {
  const states = cells.map(({ out }) => runStateOf(out));
  const endings = states.map((state): CellEnding | null => {
    if (state.type !== 'finished') return null;
    const { reason, summary } = state;
    return { status: 'finished', reason, summary, runtimeStartSeconds: null };
  });
  const open = cells.flatMap((_cell, i) => (endings[i] === null ? [i] : []));
  const progress = new GridProgress(cells[0].config.maxSteps ?? DEFAULT_MAX_STEPS);
  cells.forEach(({ name }, i) => endings[i] !== null && progress.say(`${name}: already finished`));

  const trainer = new CellTrainer(
    open.map((i) => orderFor(cells[i], states[i].type === 'begun', policy, packages)),
    {
      started: (k) => progress.start(cells[open[k]].name, states[open[k]].type === 'begun'),
      reported: (k, report) => progress.show(cells[open[k]].name, report),
      ended(k, ending) {
        endings[open[k]] = ending;
        progress.end(cells[open[k]].name, ending);
      },
    },
  );
  const signals = new StopSignals(
    () => {
      trainer.stop();
      progress.say('every run stops after its update; Ctrl-C again stops at once');
    },
    () => progress.stop(),
  );
  try {
    await trainer.train(jobs);
  } finally {
    progress.stop();
    signals.close();
  }

  const outcomes = cells.map((cell, i) => ({ cell, ending: endings[i] }));
  const hasFailed = endings.every((ending) => ending?.status === 'failed');
  return {
    json: reportOf(grid, outcomes),
    text: describeReport(grid, outcomes),
    exitStatus: signals.isInterrupted ? INTERRUPTED : hasFailed ? 2 : 0,
  };
}

function orderFor(
  { config, out, command }: GridCell,
  isBegun: boolean,
  clone: PolicySnapshot | null,
  packages: PackagePlaces,
): CellOrder {
  return { config, out, command, isBegun, clone, packages };
}
