import process from 'node:process';
import { runtimeOf } from '../../reward/scorer-message.ts';
import type { RunConfig } from '../../training/run-config.ts';
import type { RunOrigin } from '../../training/run-origin.ts';
import { createRunConfig, parseActionSpace } from '../../training/run-settings.ts';
import { train } from '../../training/train.ts';
import type { FinishedEvent, RewardFailedEvent } from '../../training/training-event.ts';
import { readPolicyFolder, readReward, readText, readTrack } from '../files.ts';
import { nodeClock, startNodeNetworks } from '../node-platform.ts';
import {
  choice,
  flag,
  optionalText,
  positiveNumber,
  type Options,
  requiredText,
  wholeNumber,
} from '../options.ts';
import type { CommandResult } from '../output.ts';
import { readCheckpoint, RunFolder } from '../run-folder.ts';
import { NodeScorer } from '../scorer.ts';
import { TrainingProgress } from '../training-progress.ts';
import { UsageError } from '../usage-error.ts';

/** A run that nobody limits ends here. */
const DEFAULT_MAX_STEPS = 100_000;
/** Exit status of a program that was interrupted. */
const INTERRUPTED = 130;

/** `train`: a whole run; Ctrl-C ends it early and keeps what it has. */
export async function trainCommand(options: Options): Promise<CommandResult> {
  const config = readConfig(options);
  const out = requiredText(options, 'out');
  const origin = readOrigin(options, out);
  const folder = new RunFolder(out, commandLine());
  const startedAt = nodeClock.wallSeconds();
  const scorer = new NodeScorer({
    warmUp: runtimeOf(config.reward.language),
    onPrint: (text) => process.stderr.write(text),
  });
  try {
    await Promise.all([startNodeNetworks(), scorer.ready]);
    const runtimeStartSeconds = nodeClock.wallSeconds() - startedAt;
    const { last, isInterrupted } = await run(config, origin, scorer, folder);
    if (last.type === 'reward-failed') return failure(last);
    return {
      json: { ...last.summary, runtimeStartSeconds, out },
      text: describe(last, out),
      exitStatus: isInterrupted ? INTERRUPTED : 0,
    };
  } finally {
    scorer.close();
  }
}

function readConfig(options: Options): RunConfig {
  choice(options, 'algorithm', ['ppo'], 'ppo');
  choice(options, 'sensors', ['state'], 'state');
  const actions = optionalText(options, 'actions') ?? 'continuous';
  const maxSeconds = positiveNumber(options, 'max-seconds');
  const maxSteps = wholeNumber(options, 'max-steps', 1);
  return createRunConfig({
    track: readTrack(requiredText(options, 'track')),
    reward: readReward(requiredText(options, 'reward')),
    actions: actions === 'continuous' ? undefined : parseActionSpace(readText(actions, 'actions'), actions),
    seed: wholeNumber(options, 'seed', 0) ?? 1,
    maxSteps: maxSteps ?? (maxSeconds === null ? DEFAULT_MAX_STEPS : null),
    maxSeconds,
    untilClean: flag(options, 'until-clean'),
  });
}

function readOrigin(options: Options, out: string): RunOrigin {
  const clone = optionalText(options, 'clone');
  const isResumed = flag(options, 'resume');
  if (clone !== null && isResumed) throw new UsageError('--clone and --resume exclude each other');
  if (clone !== null) return { type: 'clone', policy: readPolicyFolder(clone) };
  return isResumed ? { type: 'checkpoint', checkpoint: readCheckpoint(out) } : { type: 'new' };
}

async function run(
  config: RunConfig,
  origin: RunOrigin,
  scorer: NodeScorer,
  folder: RunFolder,
): Promise<{ last: FinishedEvent | RewardFailedEvent; isInterrupted: boolean }> {
  let isInterrupted = false;
  const interrupt = (): void => {
    if (isInterrupted) process.exit(INTERRUPTED);
    isInterrupted = true;
  };
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  const progress = new TrainingProgress(config.maxSteps ?? DEFAULT_MAX_STEPS);
  const host = {
    scorer,
    clock: nodeClock,
    shouldStop: () => isInterrupted,
    betweenIterations: () => new Promise<void>((resolve) => setImmediate(resolve)),
  };
  try {
    for await (const event of train(config, host, origin)) {
      progress.show(event);
      if (event.type === 'evaluation') folder.keepEvaluation(event);
      // A run that failed before it learnt anything leaves what stood in the folder before it.
      if (event.type !== 'iteration' && event.checkpoint.progress.steps > 0) {
        folder.keepReward(config);
        folder.keepCheckpoint(event.checkpoint);
      }
      if (event.type === 'reward-failed' || event.type === 'finished') {
        if (event.type === 'finished') folder.keepSummary(config, event);
        return { last: event, isInterrupted };
      }
    }
    throw new Error('a run ended without saying how');
  } finally {
    progress.stop();
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** The reward's fault, with the params that it failed on. */
function failure({ file, fault, params, checkpoint }: RewardFailedEvent): CommandResult {
  const where = fault.line === null ? file : `${file}:${fault.line}`;
  process.stderr.write(`${where}: ${fault.type}: ${fault.message}\n`);
  const { steps } = checkpoint.progress;
  return {
    json: { error: { file, ...fault, params }, steps },
    text: `stopped after ${steps} steps; params of the failing call: ${JSON.stringify(params)}`,
    exitStatus: 2,
  };
}

function describe({ reason, summary }: FinishedEvent, out: string): string {
  const { steps, cpuSeconds, sustainedCleanSteps, sustainedCpuSeconds, best } = summary;
  const lines = [`${steps} steps in ${cpuSeconds.toFixed(1)} CPU-s (${reason})`];
  if (sustainedCleanSteps !== null) {
    lines.push(
      `sustained clean after ${sustainedCleanSteps} steps, ${sustainedCpuSeconds?.toFixed(2)} CPU-s`,
    );
  }
  if (best !== null) {
    const { cleanShare, meanLap } = best.evaluation;
    const lap = meanLap === null ? '' : `, mean lap ${meanLap.toFixed(2)} s`;
    lines.push(`best policy (${best.steps} steps): ${Math.round(100 * cleanShare)} % clean${lap}`);
  }
  return [...lines, `written to ${out}`].join('\n');
}

/** The command as it can be typed again. */
function commandLine(): string {
  const words = process.argv.slice(2).map((word) => (/^[\w./:=-]+$/.test(word) ? word : `'${word}'`));
  return ['npm run --silent cli --', ...words].join(' ');
}
