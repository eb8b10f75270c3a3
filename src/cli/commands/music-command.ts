import type { Options } from '../options.ts';
import type { CommandResult } from '../output.ts';
import { UsageError } from '../usage-error.ts';

/** One thing that `music` can do; loaded when it is called. */
interface Action {
  /** Which of `music`'s options it takes. */
  readonly options: readonly string[];
  readonly run: (files: readonly string[], options: Options) => Promise<CommandResult>;
}

const ACTIONS: Readonly<Record<string, Action>> = {
  inspect: {
    options: [],
    run: async (files) => (await import('./music-inspect-command.ts')).musicInspectCommand(files),
  },
  generate: {
    options: ['melody', 'genre', 'model', 'seed', 'out'],
    run: async (_, options) => (await import('./music-generate-command.ts')).musicGenerateCommand(options),
  },
  train: {
    options:
      'genre midi samples epochs learning-rate critic-updates penalty mode-seeking clone max-seconds seed out'.split(
        ' ',
      ),
    run: async (_, options) => (await import('./music-train-command.ts')).musicTrainCommand(options),
  },
  metrics: {
    options: ['genre', 'model', 'seed'],
    run: async (_, options) => (await import('./music-metrics-command.ts')).musicMetricsCommand(options),
  },
};

/** The music studio without its screen. @throws UsageError */
export async function musicCommand(
  name: string | undefined,
  files: readonly string[],
  options: Options,
): Promise<CommandResult> {
  if (name === undefined || !Object.hasOwn(ACTIONS, name))
    throw new UsageError(
      `${['music', name ?? ''].join(' ').trim()}: use music ${Object.keys(ACTIONS).join(', ')}`,
    );
  const action = ACTIONS[name];
  const foreign = [...options.keys()].find((option) => option !== 'json' && !action.options.includes(option));
  if (foreign !== undefined) {
    const taken = action.options.map((option) => `--${option}`).join(', ');
    throw new UsageError(
      `music ${name} takes no --${foreign}: ${taken ? `it takes ${taken}` : 'only files'}`,
    );
  }
  if (name !== 'inspect' && files.length > 0)
    throw new UsageError(`music ${name}: what is ${files[0]}? See music --help`);
  return action.run(files, options);
}
