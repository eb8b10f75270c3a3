import type { Options } from '../options.ts';
import type { CommandResult } from '../output.ts';
import { UsageError } from '../usage-error.ts';

/** What `music` can do; each is loaded when it is called. */
const ACTIONS: Readonly<
  Record<string, (files: readonly string[], options: Options) => Promise<CommandResult>>
> = {
  inspect: async (files) => (await import('./music-inspect-command.ts')).musicInspectCommand(files),
  generate: async (files, options) =>
    (await import('./music-generate-command.ts')).musicGenerateCommand(noFiles('generate', files, options)),
  train: async (files, options) =>
    (await import('./music-train-command.ts')).musicTrainCommand(noFiles('train', files, options)),
  metrics: async (files, options) =>
    (await import('./music-metrics-command.ts')).musicMetricsCommand(noFiles('metrics', files, options)),
};

/** The music studio without its screen. @throws UsageError */
export function musicCommand(
  action: string,
  files: readonly string[],
  options: Options,
): Promise<CommandResult> {
  if (!Object.hasOwn(ACTIONS, action))
    throw new UsageError(`music ${action}: use music ${Object.keys(ACTIONS).join(', ')}`);
  return ACTIONS[action](files, options);
}

/** What only `inspect` takes. */
function noFiles(action: string, files: readonly string[], options: Options): Options {
  if (files.length > 0) throw new UsageError(`music ${action}: what is ${files[0]}? See --help`);
  return options;
}
