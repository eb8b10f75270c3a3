import { describe, expect, it } from 'vitest';
import { renderSong } from '../../../src/sound/render.ts';
import { line, songOf, trackOf } from './setup/songs.ts';

describe('rendering', () => {
  it('a song sounds from its first note on, and does not clip', async () => {
    const [left, right] = await renderSong(
      songOf([
        trackOf(0, line([60, 1], [64, 1], [67, 1], [72, 1])),
        trackOf(48, line([48, 4])),
        trackOf(33, line([36, 2], [43, 2])),
        trackOf(0, line([36, 1], [38, 1], [36, 1], [38, 1]), true),
      ]),
    );
    const peak = left.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(left.length).toBe(right.length);
    expect(peak).toBeGreaterThan(0.1);
    expect(peak).toBeLessThan(1);
  });
});
