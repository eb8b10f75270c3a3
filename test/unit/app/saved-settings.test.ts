import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstDrafts } from '../../../src/app/controllers/draft-controller.ts';
import { DEFAULT_SETUP } from '../../../src/app/state/run-setup.ts';
import { readSettings } from '../../../src/app/storage/saved-settings.ts';

const TRACKS = ['home', 'oval'];
const saved = {
  language: 'typescript',
  drafts: firstDrafts(),
  setup: { ...DEFAULT_SETUP, trackId: 'oval', seed: 7, stop: { untilClean: false, maxSteps: null } },
  selectedRunId: 'abc',
} as const;

describe('readSettings', () => {
  it('reads back what was saved', () => {
    expect(readSettings(structuredClone(saved), TRACKS)).toEqual(saved);
  });

  it('leaves out what it does not understand and keeps the rest', () => {
    const broken = { ...saved, language: 'cobol', setup: { ...saved.setup, trackId: 'gone', seed: -1 } };
    expect(readSettings(broken, TRACKS)).toEqual({
      drafts: saved.drafts,
      setup: { ...saved.setup, trackId: 'home', seed: DEFAULT_SETUP.seed },
      selectedRunId: 'abc',
    });
  });

  it('refuses a speed range that is upside down or beyond the car', () => {
    for (const speed of [
      { low: 3, high: 1 },
      { low: 1, high: 9 },
      { low: Number.NaN, high: 2 },
    ]) {
      const setup = { ...saved.setup, actions: { ...saved.setup.actions, speed } };
      expect(readSettings({ setup }, TRACKS).setup?.actions.speed).toEqual(DEFAULT_SETUP.actions.speed);
    }
  });

  it('never fails, whatever an older version has left', () => {
    fc.assert(
      fc.property(fc.anything(), (data) => {
        const { setup = DEFAULT_SETUP } = readSettings(data, TRACKS);
        return TRACKS.includes(setup.trackId) && Number.isInteger(setup.seed);
      }),
    );
    fc.assert(
      fc.property(fc.anything(), (setup) => {
        const read = readSettings({ setup }, TRACKS).setup ?? DEFAULT_SETUP;
        return read.actions.speed.low <= read.actions.speed.high && read.actions.steering <= 30;
      }),
    );
  });
});
