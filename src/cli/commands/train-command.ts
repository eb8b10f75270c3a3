import process from 'node:process';
import { runtimeOf } from '../../reward/scorer-message.ts';
import type { RunConfig } from '../../training/run-config.ts';
import type { RunOrigin } from '../../training/run-origin.ts';
import type { DivergedEvent, FinishedEvent, RewardFailedEvent } from '../../training/training-event.ts';
import { commandLine } from '../command-line.ts';
import { readPolicyFolder } from '../files.ts';
import { nodeClock, startNodeNetworks } from '../node-platform.ts';
import { flag, optionalText, type Options, requiredText } from '../options.ts';
import { type CommandResult, complain } from '../output.ts';
import { readPackagePlaces } from '../package-options.ts';
import type { PackagePlaces } from '../python-packages.ts';
import { RunFolder } from '../run-folder.ts';
import { complainOf, DEFAULT_MAX_STEPS, readRunOptions, type RunOptions } from '../run-options.ts';
import { NodeScorer } from '../scorer.ts';
import { INTERRUPTED, StopSignals } from '../stop-signals.ts';
import { describeFault, type FolderOutcome, trainIntoFolder } from '../train-into-folder.ts';
import { TrainingProgress } from '../training-progress.ts';
import { UsageError } from '../usage-error.ts';

/** `train`: a whole run; Ctrl-C ends it early and keeps what it has. */
export async function trainCommand(options: Options): Promise<CommandResult> {
  const { config, notHonoured } = readRunOptions(options);
  const out = requiredText(options, 'out');
  if (options.has('jobs')) throw new UsageError('--jobs goes with --grid');
  const recorded = new Map([...options].filter(([name]) => name !== 'force'));
  const folder = new RunFolder(out, commandLine('train', recorded));
  try {
    const origin = readOrigin(options, folder);
    return await trainInto(folder, out, config, origin, notHonoured, readPackagePlaces(options));
  } finally {
    folder.close();
  }
}

async function trainInto(
  folder: RunFolder,
  out: string,
  config: RunConfig,
  origin: RunOrigin,
  notHonoured: RunOptions['notHonoured'],
  packages: PackagePlaces,
): Promise<CommandResult> {
  complainOf(notHonoured);
  const startedAt = nodeClock.wallSeconds();
  const scorer = new NodeScorer({
    warmUp: runtimeOf(config.reward.language),
    packages,
    onPrint: (text) => process.stderr.write(text),
  });
  try {
    await Promise.all([startNodeNetworks(), scorer.ready]);
    const runtimeStartSeconds = nodeClock.wallSeconds() - startedAt;
    const { last, isInterrupted, isKept } = await trainShown(config, origin, scorer, folder);
    if (last.type === 'reward-failed') return failure(last, out, isKept);
    if (last.type === 'diverged') return divergence(last, out, isKept);
    return {
      json: { ...last.summary, runtimeStartSeconds, notHonoured, out },
      text: describe(
        last,
        config.moreTracks.length === 0,
        isKept ? `written to ${out}` : `${out} is as it was`,
      ),
      exitStatus: isInterrupted ? INTERRUPTED : 0,
    };
  } finally {
    scorer.close();
  }
}

/** Trains under the eyes of a person, who may stop it. */
async function trainShown(
  config: RunConfig,
  origin: RunOrigin,
  scorer: NodeScorer,
  folder: RunFolder,
): Promise<FolderOutcome & { readonly isInterrupted: boolean }> {
  const progress = new TrainingProgress(config.maxSteps ?? DEFAULT_MAX_STEPS);
  const signals = new StopSignals(
    () => progress.say('stopping after this update; Ctrl-C again stops at once'),
    () => progress.stop(),
  );
  try {
    const outcome = await trainIntoFolder({
      config,
      origin,
      folder,
      scorer,
      clock: { ...nodeClock, cpuSeconds: () => nodeClock.cpuSeconds() + scorer.cpuSeconds },
      shouldStop: () => signals.isInterrupted,
      onEvent: (event) => progress.show(event),
    });
    return { ...outcome, isInterrupted: signals.isInterrupted };
  } finally {
    progress.stop();
    signals.close();
  }
}

function readOrigin(options: Options, folder: RunFolder): RunOrigin {
  const clone = optionalText(options, 'clone');
  const isResumed = flag(options, 'resume');
  const isForced = flag(options, 'force');
  if (clone !== null && isResumed) throw new UsageError('--clone and --resume exclude each other');
  if (isForced && isResumed) throw new UsageError('--force and --resume exclude each other');
  if (isResumed) return { type: 'checkpoint', checkpoint: folder.resume() };
  const origin: RunOrigin =
    clone === null ? { type: 'new' } : { type: 'clone', policy: readPolicyFolder(clone) };
  folder.begin(isForced);
  return origin;
}

/** The reward's fault, with the params that it failed on. */
function failure(event: RewardFailedEvent, out: string, isKept: boolean): CommandResult {
  complain(describeFault(event));
  const { file, fault, params, checkpoint } = event;
  const { steps } = checkpoint.progress;
  const lines = [
    `stopped after ${steps} steps; ${isKept ? `--resume goes on from there` : `${out} is as it was`}`,
  ];
  if (params) {
    const plain = Object.entries(params).filter(([, value]) => typeof value !== 'object');
    lines.push(
      `params of the failing call, without lists (--json prints them all): ${JSON.stringify(Object.fromEntries(plain))}`,
    );
  }
  return { json: { error: { file, ...fault, params }, steps }, text: lines.join('\n'), exitStatus: 2 };
}

/** Training that broke the networks. */
function divergence({ message, checkpoint }: DivergedEvent, out: string, isKept: boolean): CommandResult {
  complain(message);
  const { steps } = checkpoint.progress;
  const text = `stopped after ${steps} steps; ${isKept ? '--resume goes on from there' : `${out} is as it was`}`;
  return { json: { error: { type: 'DivergenceError', message }, steps }, text, exitStatus: 2 };
}

/** @param isOneTrack whether the run is on one track: over several, a mean lap would say nothing */
function describe({ reason, summary }: FinishedEvent, isOneTrack: boolean, where: string): string {
  const { steps, cpuSeconds, sustainedCleanSteps, sustainedCpuSeconds, bestBy, best } = summary;
  const lines = [`${steps} steps in ${cpuSeconds.toFixed(1)} CPU-s (${reason})`];
  if (sustainedCleanSteps !== null) {
    lines.push(
      `sustained clean after ${sustainedCleanSteps} steps, ${sustainedCpuSeconds?.toFixed(2)} CPU-s`,
    );
  }
  if (best !== null) {
    const { cleanShare, meanLap } = best.evaluation;
    const lap = meanLap === null || !isOneTrack ? '' : `, mean lap ${meanLap.toFixed(2)} s`;
    lines.push(
      `best policy by ${bestBy} (${best.steps} steps): ${Math.round(100 * cleanShare)} % clean${lap}`,
    );
  }
  return [...lines, where].join('\n');
}
