import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { joinEvaluations } from '../../src/race/evaluation.ts';
import { importTrack } from '../../src/track/importers/import-track.ts';
import { Track } from '../../src/track/track.ts';
import type { TrackFile } from '../../src/track/track-file.ts';
import { evaluateSnapshot } from '../../src/training/evaluate-snapshot.ts';
import { readPolicyFiles } from '../../src/training/policy-file.ts';
import type { PolicySnapshot } from '../../src/training/policy-snapshot.ts';
import { importableBytes, importableFiles } from './importable-files.ts';
import { trackFile, trackFiles } from './track-files.ts';

const GENERALISTS = readdirSync('policies').filter((id) => id.startsWith('generalist-'));
/** Clean laps of a hundred on tracks it has never seen that a generalist must drive. */
const CLEAN_SHARE: Readonly<Record<string, number>> = { 'generalist-state': 0.95, 'generalist-camera': 0.8 };
/** A circuit of kilometres takes minutes to drive. */
const LONGEST_IMPORTED = 300;

function policyOf(id: string): PolicySnapshot {
  const files = {
    'policy.json': readFileSync(`policies/${id}/policy.json`, 'utf8'),
    'weights.bin': readFileSync(`policies/${id}/weights.bin`),
  };
  return readPolicyFiles(files, id);
}

function cleanShare(policy: PolicySnapshot, tracks: readonly TrackFile[]): number {
  return joinEvaluations(tracks.map((track) => evaluateSnapshot(policy, track))).cleanShare;
}

describe('the generalists', () => {
  it('are one for each kind of sensor', () => {
    expect(GENERALISTS.toSorted()).toEqual(Object.keys(CLEAN_SHARE).toSorted());
  });

  it.each(GENERALISTS)('%s has never seen a third of the tracks, and drives on them', (id) => {
    const policy = policyOf(id);
    const seen = [policy.trackId, ...policy.moreTrackIds];
    const unseen = trackFiles.map((file) => file.id).filter((trackId) => !seen.includes(trackId));
    expect(unseen.length).toBeGreaterThanOrEqual(trackFiles.length / 3);
    // A mirrored track is the same to whoever knows both bends.
    expect(unseen).not.toContain('home-mirror');
    expect(cleanShare(policy, unseen.map(trackFile))).toBeGreaterThanOrEqual(CLEAN_SHARE[id]);
  });

  it.for(GENERALISTS)('%s drives on imported tracks, where there are any', (id, { skip }) => {
    const imported = importableFiles.flatMap((name) => {
      const outcome = importOrNull(name);
      return outcome === null ? [] : [outcome];
    });
    if (imported.length === 0) skip('no tracks to import beside the project');
    expect(cleanShare(policyOf(id), imported)).toBeGreaterThanOrEqual(CLEAN_SHARE[id]);
  });
});

/** Null for a file that is no closed track, and for one too long. */
function importOrNull(name: string): TrackFile | null {
  try {
    const { track } = importTrack(importableBytes(name), name, null);
    return new Track(track).length > LONGEST_IMPORTED ? null : track;
  } catch {
    return null;
  }
}
