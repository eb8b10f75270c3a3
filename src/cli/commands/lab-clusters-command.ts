import process from 'node:process';
import type { HardPlace } from '../../lab/unsupervised/hard-places.ts';
import type { ClusterStudy, DriveStudy } from '../../lab/unsupervised/study-drive.ts';
import { studyTrack, type TrackStudy } from '../../lab/unsupervised/study-track.ts';
import type { TrackFile } from '../../track/track-file.ts';
import { startNodeNetworks } from '../node-platform.ts';
import { type Options, wholeNumber } from '../options.ts';
import { type CommandResult, table } from '../output.ts';
import { readTracks } from '../track-options.ts';

/** How many hard places are named. */
const NAMED = 5;

/** `lab clusters`: what unsupervised learning finds in a drive, and how far it is what the simulator knows. @throws UsageError */
export async function labClustersCommand(options: Options): Promise<CommandResult> {
  const tracks = readTracks(options);
  const seed = wholeNumber(options, 'seed', 0) ?? 1;
  await startNodeNetworks();
  const reports = tracks.map((track) => {
    process.stderr.write(`${track.id}\n`);
    return reportOn(track, seed);
  });
  return { json: reports.map(({ json }) => json), text: reports.map(({ text }) => text).join('\n\n') };
}

function reportOn(track: TrackFile, seed: number): CommandResult {
  const found = studyTrack(track, seed);
  const { study, recording } = found;
  const { rows } = recording;
  const json = { track: track.id, seed, decisions: rows, ...figures(found) };
  const text = [
    `${track.id}, seed ${seed}: ${rows} decisions of an expert, at first undisturbed`,
    '',
    `two principal components hold ${percent(study.shares[0] + study.shares[1])} of the variance, ${study.components} hold 95 %;`,
    `two numbers of the autoencoder leave ${percent(study.losses.at(-1)!)} of it`,
    '',
    criteria(study),
    '',
    clusters(study),
    '',
    anomalies(study),
    '',
    `hardest places: ${hardest(study.hardPlaces)}`,
  ].join('\n');
  return { json, text };
}

/** Everything but the rows themselves. */
function figures({ study, starts }: TrackStudy) {
  const { shares, components, losses, candidates, studies, anomalies, bySilhouette, byBic } = study;
  return {
    shares: Array.from(shares),
    components,
    losses,
    bySilhouette,
    byBic,
    candidates: candidates.map(({ clusters, silhouette, bic }, i) => ({
      clusters,
      silhouette,
      bic,
      ...studies[i],
    })),
    anomalies: Object.fromEntries(
      Object.entries(anomalies).map(([name, { threshold, flags, judgement }]) => [
        name,
        { threshold, flagged: flags.filter(Boolean).length, ...judgement },
      ]),
    ),
    hardPlaces: study.hardPlaces,
    startPlaces: starts,
  };
}

function criteria({ candidates, studies, bySilhouette, byBic }: DriveStudy): string {
  const agreement = ({ agreement: found }: ClusterStudy): string =>
    `${found.adjustedRand.toFixed(2)} (chance ${found.chanceMean.toFixed(2)}, high ${found.chanceHigh.toFixed(2)})`;
  return table([
    ['clusters', 'silhouette', 'BIC', 'k-means is the road: Rand', 'mixture is the road: Rand', ''],
    ...candidates.map(({ clusters, silhouette, bic }, i) => [
      clusters,
      silhouette.toFixed(3),
      Math.round(bic),
      agreement(studies[i].kMeans),
      agreement(studies[i].mixture),
      [clusters === bySilhouette ? 'best silhouette' : '', clusters === byBic ? 'best BIC' : '']
        .filter((chosen) => chosen !== '')
        .join(', '),
    ]),
  ]);
}

/** Of k-means with four clusters, as many as there are phases, whatever the criteria choose. */
function clusters({ candidates, studies }: DriveStudy): string {
  const { kMeans } = studies[candidates.findIndex(({ clusters }) => clusters === 4)];
  return table([
    [
      'four clusters',
      'share',
      'm/s',
      'steering °',
      'bend 1/m',
      '1 m on',
      'straight / entry / apex / exit',
      'where, m',
    ],
    ...kMeans.stories.map((story) => [
      story.name,
      percent(story.share),
      story.speed.toFixed(2),
      story.steering.toFixed(1),
      story.curvature.toFixed(2),
      story.curvatureAhead.toFixed(2),
      story.phases.map(percent).join(' / '),
      story.stretches.map(({ from, to }) => `${from.toFixed(1)}–${to.toFixed(1)}`).join(', '),
    ]),
  ]);
}

function anomalies({ anomalies: found }: DriveStudy): string {
  const share = (value: number | null): string => (value === null ? '–' : value.toFixed(2));
  return table([
    ['anomalies by', 'ROC area', 'by distance alone', 'precision', 'at random', 'recall', 'faults found'],
    ...Object.entries(found).map(([name, { judgement }]) => [
      name,
      share(judgement.areaUnderRoc),
      share(judgement.byDistanceAlone),
      share(judgement.precision),
      share(judgement.baseRate),
      share(judgement.recall),
      `${judgement.faultsFound} of ${judgement.faults}`,
    ]),
  ]);
}

function hardest(places: readonly HardPlace[]): string {
  const sorted = places.toSorted((a, b) => b.anomaliesPerMetre - a.anomaliesPerMetre).slice(0, NAMED);
  return sorted
    .map(({ from, anomaliesPerMetre }) => `${from.toFixed(1)} m (${anomaliesPerMetre.toFixed(1)} per metre)`)
    .join(', ');
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
