import { type Action, runAction } from '../actions.ts';
import type { Options } from '../options.ts';
import type { CommandResult } from '../output.ts';

const ACTIONS: Readonly<Record<string, Action>> = {
  inspect: {
    options: [],
    takesFiles: true,
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
export function musicCommand(
  name: string | undefined,
  files: readonly string[],
  options: Options,
): Promise<CommandResult> {
  return runAction('music', ACTIONS, name, files, options);
}
