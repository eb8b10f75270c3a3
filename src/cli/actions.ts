import type { Options } from './options.ts';
import type { CommandResult } from './output.ts';
import { UsageError } from './usage-error.ts';

/** One thing that a command of several can do; loaded when it is called. */
export interface Action {
  /** Which of the command's options it takes. */
  readonly options: readonly string[];
  /** Whether words may follow its name. */
  readonly takesFiles?: boolean;
  readonly run: (files: readonly string[], options: Options) => Promise<CommandResult>;
}

/** Does what the word after a command's name says. @throws UsageError for what it does not know */
export async function runAction(
  command: string,
  actions: Readonly<Record<string, Action>>,
  name: string | undefined,
  files: readonly string[],
  options: Options,
): Promise<CommandResult> {
  if (name === undefined || !Object.hasOwn(actions, name))
    throw new UsageError(
      `${[command, name ?? ''].join(' ').trim()}: use ${command} ${Object.keys(actions).join(', ')}`,
    );
  const action = actions[name];
  const foreign = [...options.keys()].find((option) => option !== 'json' && !action.options.includes(option));
  if (foreign !== undefined) {
    const taken = action.options.map((option) => `--${option}`).join(', ');
    throw new UsageError(
      `${command} ${name} takes no --${foreign}: ${taken ? `it takes ${taken}` : 'only files'}`,
    );
  }
  if (!action.takesFiles && files.length > 0)
    throw new UsageError(`${command} ${name}: what is ${files[0]}? See ${command} --help`);
  return action.run(files, options);
}
