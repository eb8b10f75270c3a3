import process from 'node:process';
import { compareTechniques } from '../../lab/comparison/compare-techniques.ts';
import { type ClusterRow, clusterRow, medianClusterRow } from '../../lab/comparison/cluster-row.ts';
import type { ComparisonRow, LapFigures } from '../../lab/comparison/comparison-row.ts';
import { createExperiment, type Experiment } from '../../lab/comparison/experiment.ts';
import { exploredDrive } from '../../lab/comparison/explored-drive.ts';
import { medianRow } from '../../lab/comparison/median-row.ts';
import { Scene } from '../../lab/comparison/scene.ts';
import { runtimeOf } from '../../reward/scorer-message.ts';
import { readReward, readTrack } from '../files.ts';
import { nodeClock, startNodeNetworks } from '../node-platform.ts';
import { optionalText, type Options, positiveNumber, wholeNumber } from '../options.ts';
import { type CommandResult, table } from '../output.ts';
import { readSensors } from '../run-options.ts';
import { NodeScorer } from '../scorer.ts';
import { readTracks } from '../track-options.ts';

const SEEDS = [1, 2, 3, 4, 5];
/** Seconds of training for each technique. */
const BUDGET = 10;
const UNSEEN = 'trefoil';

/** A technique on a track: the middle of its seeds, and each of them. */
interface Outcome extends ComparisonRow {
  readonly track: string;
  readonly seeds: readonly (ComparisonRow & { readonly seed: number })[];
}

/** What one seed has made of a track. */
interface SeedOutcome {
  readonly rows: readonly (ComparisonRow & { readonly seed: number })[];
  readonly clusters: ClusterRow & { readonly seed: number };
}

/** `lab compare`: what each way of learning makes of the same car in the same time. @throws UsageError */
export async function labCompareCommand(options: Options): Promise<CommandResult> {
  const tracks = readTracks(options);
  const seed = wholeNumber(options, 'seed', 0);
  const sensors = readSensors(options);
  const settings = {
    unseen: readTrack(optionalText(options, 'unseen') ?? UNSEEN),
    reward: readReward(optionalText(options, 'reward') ?? 'fast-line.ts'),
    budget: positiveNumber(options, 'budget') ?? BUDGET,
    ...(sensors && { sensors }),
  };
  const scorer = new NodeScorer({ warmUp: runtimeOf(settings.reward.language) });
  try {
    await Promise.all([startNodeNetworks(), scorer.ready]);
    const outcomes: (Outcome | ClusterOutcome)[] = [];
    for (const track of tracks) {
      const bySeed: SeedOutcome[] = [];
      for (const one of seed === null ? SEEDS : [seed]) {
        process.stderr.write(`${track.id}, seed ${one}\n`);
        bySeed.push(await compareSeed(createExperiment({ ...settings, track, seed: one }), scorer));
      }
      outcomes.push(...byTechnique(track.id, bySeed), clusterOutcome(track.id, bySeed));
    }
    return { json: outcomes, text: table([HEAD, ...outcomes.map(cells)]) };
  } finally {
    scorer.close();
  }
}

/** In CPU seconds, which other programs on the machine do not make fewer. */
async function compareSeed(experiment: Experiment, scorer: NodeScorer): Promise<SeedOutcome> {
  const seconds = (): number => nodeClock.cpuSeconds() + scorer.cpuSeconds;
  const clock = { wallSeconds: seconds, cpuSeconds: seconds };
  const rows = await compareTechniques(experiment, { clock, scorer });
  const { seed } = experiment;
  const clusters = clusterRow(exploredDrive(new Scene(experiment), seed, null, seconds));
  return { rows: rows.map((row) => ({ ...row, seed })), clusters: { ...clusters, seed } };
}

function byTechnique(track: string, bySeed: readonly SeedOutcome[]): Outcome[] {
  return bySeed[0].rows.map((_, i) => {
    const seeds = bySeed.map(({ rows }) => rows[i]);
    return { track, ...medianRow(seeds), seeds };
  });
}

const HEAD = [
  'track',
  'technique',
  'given',
  'decisions',
  'training s',
  'clean laps',
  'lap s',
  'over ideal',
  'unseen track',
  'half the grip',
] as const;

/** Unsupervised learning on a track. */
interface ClusterOutcome extends ClusterRow {
  readonly track: string;
  readonly seeds: readonly (ClusterRow & { readonly seed: number })[];
}

function clusterOutcome(track: string, bySeed: readonly SeedOutcome[]): ClusterOutcome {
  const seeds = bySeed.map(({ clusters }) => clusters);
  return { track, ...medianClusterRow(seeds), seeds };
}

function cells(outcome: Outcome | ClusterOutcome): (string | number)[] {
  return outcome.technique === 'clusters' ? clusterCells(outcome) : drivingCells(outcome);
}

/** It drives nothing. */
function clusterCells({ track, technique, given, ...row }: ClusterOutcome): (string | number)[] {
  const { decisions, trainingSeconds, clusters, faults, faultsFound } = row;
  const found = `${clusters} clusters, ${faultsFound} of ${faults} faults`;
  return [track, technique, given, Math.round(decisions), Number(trainingSeconds.toFixed(1)), found];
}

function drivingCells({ track, technique, given, ...row }: Outcome): (string | number)[] {
  const { decisions, trainingSeconds, home, overIdeal, unseen, lessGrip } = row;
  return [
    track,
    technique,
    given,
    Math.round(decisions),
    Number(trainingSeconds.toFixed(1)),
    clean(home),
    home.meanLap === null ? '–' : Number(home.meanLap.toFixed(2)),
    overIdeal === null ? '–' : `${(100 * (overIdeal - 1)).toFixed(1)} %`,
    clean(unseen),
    clean(lessGrip),
  ];
}

function clean({ cleanLaps, laps }: LapFigures): string {
  return `${cleanLaps} of ${laps}`;
}
