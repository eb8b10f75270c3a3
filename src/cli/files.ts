import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { RewardLanguage, RewardSource } from '../reward/reward-scorer.ts';
import { findTemplate, templateSources } from '../reward/templates.ts';
import { type ImportedTrack, importTrack } from '../track/importers/import-track.ts';
import { parseTrackFile, type TrackFile } from '../track/track-file.ts';
import { readPolicyFiles } from '../training/policy-file.ts';
import type { PolicySnapshot } from '../training/policy-snapshot.ts';
import { checkpointsIn } from './checkpoint-files.ts';
import { explainFaults } from './file-faults.ts';
import { UsageError } from './usage-error.ts';

const TRACKS = fileURLToPath(new URL('../../tracks', import.meta.url));
const POLICIES = fileURLToPath(new URL('../../policies', import.meta.url));
const LANGUAGES: Readonly<Record<string, RewardLanguage>> = {
  '.py': 'python',
  '.ts': 'typescript',
  '.js': 'javascript',
};

/** A text file, without the mark that some editors put at its beginning. @throws UsageError which file, and why not */
export function readText(path: string, what: string): string {
  return explainFaults(path, what, () => readFileSync(path, 'utf8')).replace(/^\uFEFF/, '');
}

/** What a JSON file holds, unchecked. @throws UsageError */
export function readJson(path: string, what: string): unknown {
  const text = readText(path, what);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path}: must be JSON: ${(error as SyntaxError).message}`);
  }
}

/** Ids of the shipped tracks. */
export function trackIds(): string[] {
  return readdirSync(TRACKS)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'))
    .toSorted();
}

/** The policy that the project ships for a track; null where there is none, or the track is a file. */
export function shippedPolicyFolder(trackName: string): string | null {
  const folder = join(POLICIES, trackName);
  return trackIds().includes(trackName) && existsSync(folder) ? relative(process.cwd(), folder) : null;
}

/** A policy that the project ships, by its folder's name: a track's, or a generalist. */
export function readShippedPolicy(name: string): PolicySnapshot {
  return readPolicyFolder(join(POLICIES, name));
}

/** A track by id or by file. @throws UsageError, TrackFileError */
export function readTrack(idOrFile: string): TrackFile {
  if (trackIds().includes(idOrFile))
    return parseTrackFile(readText(join(TRACKS, `${idOrFile}.json`), 'track'), `tracks/${idOrFile}.json`);
  const extension = extname(idOrFile).toLowerCase();
  if (extension === '.json') return parseTrackFile(readText(idOrFile, 'track'), idOrFile);
  if (extension === '.npy' || extension === '.csv') return readForeignTrack(idOrFile, null).track;
  throw new UsageError(
    `track ${idOrFile}: must be one of ${trackIds().join(', ')}, or a .json, .npy or .csv track file`,
  );
}

/** A track from another program's file. @param scale null for the usual one @throws UsageError, TrackFileError */
export function readForeignTrack(file: string, scale: number | null): ImportedTrack {
  return importTrack(
    explainFaults(file, 'track', () => readFileSync(file)),
    file,
    scale,
  );
}

/** A reward by template id or by file. @throws UsageError */
export function readReward(idOrFile: string): RewardSource {
  const template = findTemplate(idOrFile);
  if (template && !existsSync(idOrFile)) return template;
  const language = LANGUAGES[extname(idOrFile)];
  if (!language) {
    const ids = templateSources().map(({ file }) => file);
    throw new UsageError(`reward ${idOrFile}: must be a .py, .ts or .js file, or one of ${ids.join(', ')}`);
  }
  return { language, file: basename(idOrFile), code: readText(idOrFile, 'reward') };
}

/** @param folder a policy, a run for its best one, or one in the checkpoints of a run @throws UsageError, PolicyFileError */
export function readPolicyFolder(folder: string): PolicySnapshot {
  const run = dirname(dirname(folder));
  if (!existsSync(folder) && checkpointsIn(run).length > 0)
    throw new UsageError(`policy ${folder}: ${run} keeps the checkpoints ${checkpointsIn(run).join(', ')}`);
  const policyJson = readText(join(folder, 'policy.json'), 'policy');
  const weights = join(folder, 'weights.bin');
  return readPolicyFiles(
    {
      'policy.json': policyJson,
      'weights.bin': explainFaults(weights, 'policy', () => readFileSync(weights)),
    },
    folder,
  );
}
