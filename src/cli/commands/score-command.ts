import type { RewardFault } from '../../reward/reward-scorer.ts';
import type { ParamsReport } from '../../reward/score-params.ts';
import { readReward } from '../files.ts';
import { type Options, requiredText, textList } from '../options.ts';
import { type CommandResult, oneLine } from '../output.ts';
import { readPackagePlaces } from '../package-options.ts';
import { readParamsFile } from '../params-file.ts';
import { NodeScorer } from '../scorer.ts';
import { UsageError } from '../usage-error.ts';

type FileReport = { readonly file: string } & ParamsReport;

/** `score`: each reward, in a worker of its own, over an array of params dicts in order. */
export async function scoreCommand(options: Options): Promise<CommandResult> {
  const files = textList(options, 'reward');
  if (files.length === 0) throw new UsageError('--reward is missing');
  const params = requiredText(options, 'params');
  const paramsJson = readParamsFile(params);
  const scorer = new NodeScorer({
    packages: readPackagePlaces(options),
    onPrint: (text) => process.stderr.write(text),
  });
  try {
    const results: FileReport[] = [];
    for (const [i, file] of files.entries()) {
      results.push(await scoreFile(scorer, file, paramsJson, i === files.length - 1, files.length > 1));
    }
    return { json: { results }, text: results.map(describe).join('\n\n') };
  } catch (error) {
    if (error instanceof Error && error.name === 'ParamsJsonError')
      throw new UsageError(`${params}: ${error.message}`);
    throw error;
  } finally {
    scorer.close();
  }
}

/** Among several files, one that cannot be read is an outcome like any other. */
async function scoreFile(
  scorer: NodeScorer,
  file: string,
  paramsJson: string,
  isLast: boolean,
  isOneOfMany: boolean,
): Promise<FileReport> {
  try {
    return { file, ...(await scorer.scoreParams(readReward(file), paramsJson, isLast)) };
  } catch (error) {
    if (!isOneOfMany || !(error instanceof UsageError)) throw error;
    return { file, loadError: { type: 'FileError', message: error.message, line: null } };
  }
}

function describe(report: FileReport): string {
  if ('loadError' in report) return `${oneLine(report.file)}: ${describeFault(report.loadError)}`;
  const lines = report.outcomes.map((outcome, i) =>
    'reward' in outcome ? `${i}: ${outcome.reward}` : `${i}: ${describeFault(outcome.error)}`,
  );
  return [oneLine(report.file), ...lines].join('\n');
}

function describeFault({ type, message, line }: RewardFault): string {
  return oneLine(`${line === null ? '' : `line ${line}: `}${type}: ${message}`);
}
