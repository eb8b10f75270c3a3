import { join } from 'node:path';
import { ALGORITHM_RULES } from '../../training/run-settings.ts';
import type { RunConfig } from '../../training/run-config.ts';
import { commandLine } from '../command-line.ts';
import { type Options, optionalText, requiredText, textList } from '../options.ts';
import { readAlgorithm, readRunOptions, type RunOptions } from '../run-options.ts';
import { type Rules, settingNamed, splitAssignment, textOf } from '../setting-options.ts';
import { UsageError } from '../usage-error.ts';
import { type Grid, readGrid } from './grid-spec.ts';

/** One run of a sweep. */
export interface GridCell {
  /** Its own value of what the sweep varies. */
  readonly value: unknown;
  /** `learningRate=0.002`: the name of its folder, too. */
  readonly name: string;
  readonly out: string;
  readonly config: RunConfig;
  /** What trains this run alone. */
  readonly command: string;
}

/** A sweep as the command line has it. */
export interface GridPlan {
  readonly grid: Grid;
  readonly cells: readonly GridCell[];
  readonly notHonoured: RunOptions['notHonoured'];
}

/** Options of `train` that are of the sweep and not of its runs. */
const OF_THE_SWEEP: readonly string[] = ['grid', 'jobs', 'json'];

/** Reads a sweep off the command line of `train`. @throws UsageError and the errors of `readRunOptions` */
export function readGridPlan(options: Options): GridPlan {
  const rules = ALGORITHM_RULES[readAlgorithm(options)];
  const grid = readGrid(requiredText(options, 'grid'), rules);
  refuseSecondValue(options, grid.name, rules);
  const out = requiredText(options, 'out');
  const plans = grid.values.map((value) => {
    const name = `${grid.name}=${textOf(value)}`;
    const folder = join(out, name);
    const own = optionsOf(options, grid.name, name, folder);
    const { config, notHonoured } = readRunOptions(own);
    return { cell: { value, name, out: folder, config, command: commandLine('train', own) }, notHonoured };
  });
  return { grid, cells: plans.map(({ cell }) => cell), notHonoured: plans[0].notHonoured };
}

/** @throws UsageError where an option beside the grid decides the same */
function refuseSecondValue(options: Options, varied: string, rules: Rules): void {
  const names = textList(options, 'set').map((text) => splitAssignment(text, '--set')[0]);
  if (varied === 'seed' && optionalText(options, 'seed') !== null)
    throw new UsageError('--grid seed and --seed exclude each other');
  if (names.some((name) => settingNamed(name, rules, '--set') === varied))
    throw new UsageError(`--grid ${varied} and --set ${varied} exclude each other`);
}

/** The options that train one run of the sweep alone. */
function optionsOf(options: Options, varied: string, assignment: string, out: string): Options {
  const own = new Map([...options].filter(([name]) => !OF_THE_SWEEP.includes(name)));
  own.delete('out'); // comes last, where a person looks for it
  if (varied === 'seed') own.set('seed', [assignment.slice('seed='.length)]);
  else own.set('set', [...textList(options, 'set'), assignment]);
  return own.set('out', [out]);
}
