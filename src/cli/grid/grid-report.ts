import { figuresOf, medianFigures, type RunFigures } from '../../training/run-figures.ts';
import type { TrainingSummary } from '../../training/training-event.ts';
import { table } from '../output.ts';
import { textOf } from '../setting-options.ts';
import type { CellEnding } from './cell-ending.ts';
import type { GridCell } from './grid-cells.ts';
import type { Grid } from './grid-spec.ts';

/** A run of the sweep and how it stands; null where it has not begun. */
export interface CellOutcome {
  readonly cell: GridCell;
  readonly ending: CellEnding | null;
}

/** What `--json` prints about a sweep. */
export interface GridReport {
  readonly grid: Grid;
  readonly cells: readonly object[];
  /** Over the finished runs, "not reached" counted as more than anything; left out where none has finished. */
  readonly medians?: RunFigures;
}

export function reportOf(grid: Grid, outcomes: readonly CellOutcome[]): GridReport {
  const medians = medianFigures(summariesOf(outcomes));
  return { grid, cells: outcomes.map(cellOf), ...(medians && { medians }) };
}

function cellOf({ cell: { value, config, out }, ending }: CellOutcome): object {
  const { seed } = config;
  if (ending === null) return { value, seed, out, status: 'waiting' };
  if (ending.status === 'failed') return { value, seed, out, ...ending };
  const { status, reason, summary, runtimeStartSeconds } = ending;
  return { value, out, status, reason, ...summary, runtimeStartSeconds };
}

/** Only a finished run's figures are those of its setting. */
function summariesOf(outcomes: readonly CellOutcome[]): TrainingSummary[] {
  return outcomes.flatMap(({ ending }) => (ending?.status === 'finished' ? [ending.summary] : []));
}

const HEADINGS = ['sustained, steps', 'sustained, CPU-s', 'CPU-s', 'best lap, s', 'clean'];

/** The same as a small table. */
export function describeReport({ name }: Grid, outcomes: readonly CellOutcome[]): string {
  const medians = medianFigures(summariesOf(outcomes));
  const rows = outcomes.map(({ cell, ending }) => {
    const [value, status] = [textOf(cell.value), ending?.status ?? 'waiting'];
    if (ending === null || ending.status === 'failed') return [value, status];
    return [value, status, ...columns(figuresOf(ending.summary))];
  });
  return table([
    [name, 'state', ...HEADINGS],
    ...rows,
    ...(medians === null ? [] : [['median', '', ...columns(medians)]]),
  ]);
}

function columns(figures: RunFigures): string[] {
  const { sustainedCleanSteps, sustainedCpuSeconds, cpuSeconds, bestLap, cleanShare } = figures;
  return [
    text(sustainedCleanSteps, (steps) => String(steps)),
    text(sustainedCpuSeconds, (seconds) => seconds.toFixed(2)),
    text(cpuSeconds, (seconds) => seconds.toFixed(2)),
    text(bestLap, (seconds) => seconds.toFixed(2)),
    text(cleanShare, (share) => `${Math.round(100 * share)} %`),
  ];
}

function text(value: number | null, format: (value: number) => string): string {
  return value === null ? '–' : format(value);
}
