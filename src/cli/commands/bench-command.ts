import {
  type BenchmarkResult,
  runCameraBenchmark,
  runEnvBenchmark,
  runNnBenchmark,
  runPpoBenchmark,
} from '../../training/benchmarks.ts';
import { runMusicBenchmark } from '../../music/music-benchmark.ts';
import { runRewardBenchmark } from '../../reward/reward-benchmark.ts';
import { readTrack } from '../files.ts';
import { nodeClock, startNodeNetworks } from '../node-platform.ts';
import { type CommandResult, table } from '../output.ts';
import { NodeScorer } from '../scorer.ts';
import { UsageError } from '../usage-error.ts';

/** CPU milliseconds. */
const clock = (): number => 1000 * nodeClock.cpuSeconds();
const SAMPLING = { clock };

/** What can be measured, by name. */
const BENCHMARKS: Readonly<Record<string, () => Promise<BenchmarkResult[]>>> = {
  env: () =>
    Promise.resolve(runEnvBenchmark({ flat: readTrack('home'), hilly: readTrack('ridge') }, SAMPLING)),
  nn: () => startNodeNetworks().then(() => runNnBenchmark(SAMPLING)),
  ppo: () => startNodeNetworks().then(() => runPpoBenchmark(SAMPLING)),
  reward: rewardBenchmark,
  music: () => startNodeNetworks().then(() => runMusicBenchmark(SAMPLING)),
  camera: () =>
    Promise.resolve(runCameraBenchmark({ flat: readTrack('home'), hilly: readTrack('ridge') }, SAMPLING)),
};

async function rewardBenchmark(): Promise<BenchmarkResult[]> {
  const scorer = new NodeScorer();
  try {
    return await runRewardBenchmark(scorer, () => clock() + 1000 * scorer.cpuSeconds);
  } finally {
    scorer.close();
  }
}

/** `bench`: micro and macro benchmarks, medians over several samples. */
export async function benchCommand(what: string | undefined): Promise<CommandResult> {
  const names = Object.keys(BENCHMARKS);
  if (what !== undefined && !names.includes(what)) {
    throw new UsageError(`bench ${what}: use ${names.join(', ')}`);
  }
  const results: BenchmarkResult[] = [];
  for (const name of what === undefined ? names : [what]) results.push(...(await BENCHMARKS[name]()));
  const rows = results.map(({ name, value, unit }) => [name, Number(value.toPrecision(4)), unit]);
  return { json: { results }, text: table(rows) };
}
