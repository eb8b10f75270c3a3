import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { writeMidi } from '../../src/music/midi/write-midi.ts';
import { DEFAULT_BAR } from '../../src/music/song/song-limits.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';

const timeout = 60_000;

const notes = (page: Page) =>
  page.evaluate(() => {
    const { store } = document.querySelector('gp-app')!.music!;
    return store.state.history.present.song.tracks[0].notes.map((note) => ({ ...note }));
  });
const phase = (page: Page) => page.evaluate(() => document.querySelector('gp-app')!.music!.store.state.phase);

describe('a melody gets in', () => {
  const app = appForEachTest({ width: 1440, height: 900 }, 'none');

  it('by a file that is dropped, by a recording after a count-in, and on the grid by half the way', async () => {
    const { page, errors } = app;
    await page.getByRole('link', { name: 'Music' }).click();
    const title = page.getByRole('textbox', { name: 'Name of the song' });
    await title.waitFor({ timeout });
    const tune = [60, 64, 67, 72].map((pitch, i) => ({ pitch, velocity: 90, onset: i + 0.2, duration: 0.5 }));
    const midi = writeMidi({
      title: '',
      tempos: [{ beat: 0, bpm: 132 }],
      timeSignatures: [{ beat: 0, ...DEFAULT_BAR }],
      keySignature: null,
      tracks: [{ name: 'Tune', program: 0, isDrum: false, notes: tune }],
    });
    const dropped = await page.evaluateHandle(
      (bytes) => {
        const data = new DataTransfer();
        data.items.add(new File([new Uint8Array(bytes)], 'dropped.mid', { type: 'audio/midi' }));
        return data;
      },
      [...midi],
    );
    const room = page.locator('gp-piano-roll');
    for (const type of ['dragover', 'drop']) await room.dispatchEvent(type, { dataTransfer: dropped });
    await expect.poll(() => title.inputValue()).toBe('dropped');
    const onsets = async (): Promise<number[]> => (await notes(page)).map(({ onset }) => onset);
    const before = await onsets();
    expect(before.map((onset) => Math.round(100 * onset))).toEqual([20, 120, 220, 320]);
    expect(await page.getByRole('spinbutton', { name: 'Tempo' }).inputValue()).toBe('132');

    // Rhythm assist, half way to beats.
    await page.getByRole('combobox', { name: 'Grid' }).selectOption('1/4');
    await page.getByRole('slider', { name: /strength/i }).fill('50');
    await page.locator('gp-piano-roll').getByRole('application').focus();
    await page.getByRole('button', { name: /^Align/ }).click();
    const after = await onsets();
    for (const [i, onset] of after.entries())
      expect(onset).toBeCloseTo((before[i] + Math.round(before[i])) / 2, 2);
    await page.getByRole('button', { name: 'Undo' }).click();
    expect(await onsets()).toEqual(before);

    await page.getByRole('button', { name: 'New melody' }).click();
    await page.getByRole('button', { name: 'Metronome' }).click();
    await page.getByRole('button', { name: 'Record' }).click();
    await expect.poll(() => phase(page)).toBe('count-in');
    await expect.poll(() => phase(page), { timeout }).toBe('recording');
    await page.keyboard.down('d');
    await page.waitForTimeout(300);
    await page.keyboard.up('d');
    await page.getByRole('button', { name: 'End recording' }).click();
    await expect.poll(async () => (await notes(page)).map(({ pitch }) => pitch)).toEqual([64]);
    expect(errors).toEqual([]);
  });
});
