import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readCompareSettings,
  writeCompareSettings,
} from '../../../../src/app/lab/compare/compare-settings.ts';

const setup = { trackId: 'home', unseenId: 'oval', sight: 'state', budget: 30, seed: 7 } as const;
const shown = { shower: 'policy', laps: 4, isPushed: true } as const;
const tracks = ['home', 'oval'];

describe('settings of the compare room', () => {
  it('are there again', () => {
    expect(readCompareSettings(writeCompareSettings({ setup, shown }), tracks)).toEqual({ setup, shown });
  });

  it('leave out what does not fit, and keep the rest', () => {
    const written = (change: object) => JSON.stringify({ setup: { ...setup, ...change }, shown });
    for (const change of [
      { seed: -1 },
      { budget: 11 },
      { sight: 'sonar' },
      { trackId: 'gone' },
      { unseenId: 3 },
    ])
      expect(readCompareSettings(written(change), tracks)).toEqual({ shown });
    expect(readCompareSettings(JSON.stringify({ setup, shown: { ...shown, laps: 0 } }), tracks)).toEqual({
      setup,
    });
  });

  it('may be anything at all', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constant(null)), (text) => {
        const { setup: read } = readCompareSettings(text, tracks);
        expect(read === undefined || tracks.includes(read.trackId)).toBe(true);
      }),
    );
  });
});
