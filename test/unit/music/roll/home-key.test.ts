import { describe, expect, it } from 'vitest';
import { fromHomeKey, toHomeKey } from '../../../../src/music/roll/home-key.ts';
import { allKeys, keyName, scaleOf, signatureOf } from '../../../../src/music/theory/key.ts';
import { noteOf, songOf } from '../song-examples.ts';

describe('a song in its home key', () => {
  it.each(allKeys().map((key) => [keyName(key), key] as const))('%s: only white keys, and back', (_, key) => {
    const scale = scaleOf(key).map((pitchClass, i) => noteOf(60 + pitchClass, i));
    const song = songOf(scale, { keySignature: signatureOf(key) });
    const home = toHomeKey(song, key);
    expect(home.keySignature).toEqual({ sharps: 0, mode: key.mode });
    expect(home.tracks[0].notes[0].pitch % 12).toBe(key.mode === 'major' ? 0 : 9);
    for (const { pitch } of home.tracks[0].notes) expect([0, 2, 4, 5, 7, 9, 11]).toContain(pitch % 12);
    expect(Math.abs(home.tracks[0].notes[0].pitch - scale[0].pitch)).toBeLessThanOrEqual(6);
    expect(fromHomeKey(home, key)).toEqual(song);
  });
});
