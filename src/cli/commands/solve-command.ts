import process from 'node:process';
import { ALGORITHM_NAMES } from '../../training/run-settings.ts';
import { TASK_NAMES } from '../../training/solve/recipes.ts';
import { solve } from '../../training/solve/solve.ts';
import { nodeClock, startNodeNetworks } from '../node-platform.ts';
import { choice, type Options, requiredText, wholeNumber } from '../options.ts';
import { type CommandResult, table } from '../output.ts';

/** Beyond this many steps a run that is not solved yet is given up. */
const DEFAULT_MAX_STEPS = 60_000;

/** `solve`: how many steps an algorithm needs for a reference task. */
export async function solveCommand(options: Options): Promise<CommandResult> {
  requiredText(options, 'task');
  const settings = {
    task: choice(options, 'task', TASK_NAMES, TASK_NAMES[0]),
    algorithm: choice(options, 'algorithm', ALGORITHM_NAMES, ALGORITHM_NAMES[0]),
    seed: wholeNumber(options, 'seed', 0) ?? 1,
    maxSteps: wholeNumber(options, 'max-steps', 1) ?? DEFAULT_MAX_STEPS,
  };
  await startNodeNetworks();
  const summary = await solve({
    ...settings,
    clock: nodeClock,
    onEvaluation: (steps, meanReturn) =>
      process.stderr.write(`${steps} steps: mean return ${meanReturn.toFixed(1)}\n`),
  });
  const rows = Object.entries(summary).map(([name, value]: [string, number | null]) => [
    name,
    value === null ? 'not reached' : Number(value.toPrecision(6)),
  ]);
  return { json: summary, text: table(rows) };
}
