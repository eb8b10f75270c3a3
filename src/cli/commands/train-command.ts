import process from 'node:process';
import { runtimeOf } from '../../reward/scorer-message.ts';
import type { TraceChunk } from '../../training/logs/trace-record.ts';
import type { RunConfig } from '../../training/run-config.ts';
import type { RunOrigin } from '../../training/run-origin.ts';
import { train } from '../../training/train.ts';
import type {
  DivergedEvent,
  EndEvent,
  FinishedEvent,
  RewardFailedEvent,
} from '../../training/training-event.ts';
import { readPolicyFolder } from '../files.ts';
import { nodeClock, startNodeNetworks } from '../node-platform.ts';
import { flag, optionalText, type Options, requiredText } from '../options.ts';
import { type CommandResult, complain } from '../output.ts';
import { RunFolder } from '../run-folder.ts';
import { DEFAULT_MAX_STEPS, readRunOptions, type RunOptions } from '../run-options.ts';
import { NodeScorer } from '../scorer.ts';
import { TrainingProgress } from '../training-progress.ts';
import { UsageError } from '../usage-error.ts';

/** Exit status of a program that was interrupted. */
const INTERRUPTED = 130;
/** Ctrl-C, a polite kill, and the end of the terminal. */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** `train`: a whole run; Ctrl-C ends it early and keeps what it has. */
export async function trainCommand(options: Options): Promise<CommandResult> {
  const { config, notHonoured } = readRunOptions(options);
  const out = requiredText(options, 'out');
  const folder = new RunFolder(out, commandLine());
  try {
    const origin = readOrigin(options, folder);
    return await trainInto(folder, out, config, origin, notHonoured);
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
): Promise<CommandResult> {
  for (const { file, field, value, reason } of notHonoured) {
    complain(`${file}: ${field}: ${JSON.stringify(value)} is not followed: ${reason}`);
  }
  const startedAt = nodeClock.wallSeconds();
  const scorer = new NodeScorer({
    warmUp: runtimeOf(config.reward.language),
    onPrint: (text) => process.stderr.write(text),
  });
  try {
    await Promise.all([startNodeNetworks(), scorer.ready]);
    const runtimeStartSeconds = nodeClock.wallSeconds() - startedAt;
    const { last, isInterrupted, isKept } = await run(config, origin, scorer, folder);
    if (last.type === 'reward-failed') return failure(last, out, isKept);
    if (last.type === 'diverged') return divergence(last, out, isKept);
    return {
      json: { ...last.summary, runtimeStartSeconds, notHonoured, out },
      text: describe(last, isKept ? `written to ${out}` : `${out} is as it was`),
      exitStatus: isInterrupted ? INTERRUPTED : 0,
    };
  } finally {
    scorer.close();
  }
}

function readOrigin(options: Options, folder: RunFolder): RunOrigin {
  const clone = optionalText(options, 'clone');
  const isResumed = flag(options, 'resume');
  if (clone !== null && isResumed) throw new UsageError('--clone and --resume exclude each other');
  if (isResumed) return { type: 'checkpoint', checkpoint: folder.resume() };
  const origin: RunOrigin =
    clone === null ? { type: 'new' } : { type: 'clone', policy: readPolicyFolder(clone) };
  folder.begin();
  return origin;
}

/** How a run went. */
interface Outcome {
  readonly last: EndEvent;
  readonly isInterrupted: boolean;
  /** Whether the state at the end is in the folder. */
  readonly isKept: boolean;
}

async function run(
  config: RunConfig,
  origin: RunOrigin,
  scorer: NodeScorer,
  folder: RunFolder,
): Promise<Outcome> {
  const progress = new TrainingProgress(config.maxSteps ?? DEFAULT_MAX_STEPS);
  let isInterrupted = false;
  const interrupt = (): void => {
    if (isInterrupted) {
      progress.stop();
      process.exit(INTERRUPTED);
    }
    isInterrupted = true;
    progress.say('stopping after this update; Ctrl-C again stops at once');
  };
  for (const signal of STOP_SIGNALS) process.on(signal, interrupt);
  const host = {
    scorer,
    clock: { ...nodeClock, cpuSeconds: () => nodeClock.cpuSeconds() + scorer.cpuSeconds },
    shouldStop: () => isInterrupted,
    betweenIterations: () => new Promise<void>((resolve) => setImmediate(resolve)),
    onTrace: (chunk: TraceChunk) => folder.traces.add(chunk),
  };
  const firstSteps = origin.type === 'checkpoint' ? origin.checkpoint.progress.steps : 0;
  try {
    for await (const event of train(config, host, origin)) {
      // Stopped before its first evaluation, a run has nothing that is worth more than an older one.
      if (event.type === 'evaluation' && !(isInterrupted && folder.isTaken))
        folder.keepEvaluation(config, event);
      if (event.type === 'warning') folder.noteWarning(event);
      progress.show(event);
      if (event.type === 'iteration' || event.type === 'warning' || event.type === 'evaluation') continue;
      const isKept = keepLast(folder, config, event, firstSteps);
      return { last: event, isInterrupted, isKept };
    }
    throw new Error('a run ended without saying how');
  } finally {
    progress.stop();
    for (const signal of STOP_SIGNALS) process.off(signal, interrupt);
  }
}

/**
 * A run that learnt nothing, or ended before its first evaluation where an older one stands, leaves the folder as it was.
 * @returns whether the run is in the folder now
 */
function keepLast(folder: RunFolder, config: RunConfig, event: EndEvent, firstSteps: number): boolean {
  const { steps } = event.checkpoint.progress;
  const isFailure = event.type !== 'finished';
  if (folder.isTaken || steps === 0 || (isFailure && steps === firstSteps)) return false;
  if (isFailure) folder.keepFailure(config, event);
  else folder.keepEnd(config, event);
  return true;
}

/** The reward's fault, with the params that it failed on. */
function failure(
  { file, fault, params, checkpoint }: RewardFailedEvent,
  out: string,
  isKept: boolean,
): CommandResult {
  const where = fault.line === null ? file : `${file}:${fault.line}`;
  complain(`${where}: ${fault.type}: ${fault.message}`);
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

function describe({ reason, summary }: FinishedEvent, where: string): string {
  const { steps, cpuSeconds, sustainedCleanSteps, sustainedCpuSeconds, bestBy, best } = summary;
  const lines = [`${steps} steps in ${cpuSeconds.toFixed(1)} CPU-s (${reason})`];
  if (sustainedCleanSteps !== null) {
    lines.push(
      `sustained clean after ${sustainedCleanSteps} steps, ${sustainedCpuSeconds?.toFixed(2)} CPU-s`,
    );
  }
  if (best !== null) {
    const { cleanShare, meanLap } = best.evaluation;
    const lap = meanLap === null ? '' : `, mean lap ${meanLap.toFixed(2)} s`;
    lines.push(
      `best policy by ${bestBy} (${best.steps} steps): ${Math.round(100 * cleanShare)} % clean${lap}`,
    );
  }
  return [...lines, where].join('\n');
}

/** The command as it can be typed again. */
function commandLine(): string {
  const words = process.argv
    .slice(2)
    .map((word) => (/^[\w./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`));
  return ['npm run --silent cli --', ...words].join(' ');
}
