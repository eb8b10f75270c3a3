import { type Action, runAction } from '../actions.ts';
import type { Options } from '../options.ts';
import type { CommandResult } from '../output.ts';

const ACTIONS: Readonly<Record<string, Action>> = {
  compare: {
    options: ['track', 'unseen', 'reward', 'sensors', 'budget', 'seed'],
    run: async (_, options) => (await import('./lab-compare-command.ts')).labCompareCommand(options),
  },
  clusters: {
    options: ['track', 'seed'],
    run: async (_, options) => (await import('./lab-clusters-command.ts')).labClustersCommand(options),
  },
  fraud: {
    options: ['seed'],
    run: async (_, options) => (await import('./lab-fraud-command.ts')).labFraudCommand(options),
  },
  search: {
    options: ['assess'],
    takesFiles: true,
    run: async (words, options) => (await import('./lab-search-command.ts')).labSearchCommand(words, options),
  },
  radio: {
    options: ['assess'],
    takesFiles: true,
    run: async (files, options) => (await import('./lab-radio-command.ts')).labRadioCommand(files, options),
  },
};

/** The lab without its screen. @throws UsageError */
export function labCommand(
  name: string | undefined,
  files: readonly string[],
  options: Options,
): Promise<CommandResult> {
  return runAction('lab', ACTIONS, name, files, options);
}
