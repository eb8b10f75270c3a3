import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseTrackFile } from '../../src/track/track-file.ts';
import { evaluateSnapshot } from '../../src/training/evaluate-snapshot.ts';
import { readPolicyFiles, writePolicyFiles } from '../../src/training/policy-file.ts';

const trackIds = readdirSync('tracks').map((file) => file.replace('.json', ''));

describe('the shipped policies', () => {
  it('are one per track, and generalists', () => {
    const perTrack = readdirSync('policies').filter((id) => !id.startsWith('generalist-'));
    expect(perTrack.toSorted()).toEqual(trackIds.toSorted());
  });

  it.each(trackIds)('%s: drives clean laps from ten standing starts, as its file says', (id) => {
    const track = parseTrackFile(readFileSync(`tracks/${id}.json`, 'utf8'), id);
    const files = {
      'policy.json': readFileSync(`policies/${id}/policy.json`, 'utf8'),
      'weights.bin': readFileSync(`policies/${id}/weights.bin`),
    };
    const policy = readPolicyFiles(files, id);
    expect(policy.trackId).toBe(id);
    const evaluation = evaluateSnapshot(policy, track);
    expect(evaluation.cleanShare).toBe(1);
    // Engines differ in the last bit of sines; laps differ by a step at most.
    expect(Math.abs(evaluation.meanLap! - policy.evaluation!.meanLap!)).toBeLessThan(1 / 15);
    const { command } = JSON.parse(files['policy.json']) as { command: string };
    expect(command).toMatch(
      new RegExp(`^npm run --silent cli -- train --track ${id} --reward (?:fast|racing)-line\\.ts --seed`),
    );
    expect(writePolicyFiles(policy, command)['policy.json']).toBe(files['policy.json']);
    expect(readFileSync(`policies/${id}/model.json`, 'utf8')).toBe(writePolicyFiles(policy)['model.json']);
  });
});
