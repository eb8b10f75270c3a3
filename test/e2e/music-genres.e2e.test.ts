import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import { mean } from '../../src/math/statistics.ts';
import { GENRE_FACTS, GENRES } from '../../src/music/corpus/genre.ts';
import { melodyAgreement } from '../../src/music/metrics/melody-agreement.ts';
import { blockBeat, melodyBlocks } from '../../src/music/roll/melody-blocks.ts';
import { PARTS } from '../../src/music/roll/roll-layout.ts';
import { rollOf } from '../../src/music/roll/roll-of.ts';
import { lastBeat, type Song } from '../../src/music/song/song.ts';
import { keyOfMelody } from '../../src/music/theory/find-key.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';

const timeout = 60_000;
/** Of one seed; shipped models must have more on average. By chance it is a third. */
const AGREEMENT = 0.7;

const songOnPage = (page: Page): Promise<Song> =>
  page.evaluate(() => {
    const { store } = document.querySelector('gp-app')!.music!;
    return JSON.parse(JSON.stringify(store.state.history.present.song)) as Song;
  });

/** Share of the melody's beats that what plays along agrees with. */
function agreementOf(song: Song): number {
  const key = keyOfMelody(song.keySignature, song.tracks[0].notes)!;
  const { melodies, onGrid } = melodyBlocks(song, key);
  const agreements = melodies.map((melody, block) =>
    melodyAgreement(rollOf(onGrid, blockBeat(block)), melody),
  );
  return mean(agreements.filter((agreement) => agreement !== null))!;
}

describe('a genre that ships', () => {
  const app = appForEachTest({ width: 1440, height: 900 }, 'none');

  it.each(GENRES)(
    '%s arranges a sample and what continues it, on its instruments, as the melody goes; without a network by then',
    async (genre) => {
      const { page, context, errors } = app;
      // Without the race, which would go on to load what it needs.
      await page.goto('about:blank');
      await page.goto(new URL('#music', inject('appAddress')).href);
      await page.getByRole('textbox', { name: 'Name of the song' }).waitFor({ timeout });
      const { name, programs } = GENRE_FACTS[genre];
      const arrived = page.waitForResponse((response) => response.url().endsWith(`/${genre}.gpm`), {
        timeout,
      });
      await page.getByRole('radio', { name: new RegExp(`^${name}`) }).check();
      // Pop is there from the start.
      if (genre !== 'pop') await arrived;
      else arrived.catch(() => undefined);
      await page.getByRole('button', { name: 'Generate four parts' }).click();
      await page.getByRole('group', { name: 'Pad' }).waitFor({ timeout });
      const first = await songOnPage(page);
      expect(first.tracks.slice(1).map(({ program }) => program)).toEqual(
        PARTS.map((part) => programs[part]),
      );
      expect(agreementOf(first)).toBeGreaterThan(AGREEMENT);
      expect(first.tracks.filter(({ notes }) => notes.length > 0).length).toBeGreaterThanOrEqual(4);

      // Longer than sixteen bars: one technique's output is another's input, and all of it is on the page by now.
      await page.getByRole('button', { name: 'Extend', exact: true }).click();
      const extend = page.getByRole('group', { name: 'Extend' });
      await extend.getByRole('spinbutton', { name: 'Add' }).fill('6');
      await extend.getByRole('spinbutton', { name: 'Add' }).blur();
      await extend.getByRole('button', { name: 'Continue the melody by 6 bars' }).click();
      await expect.poll(async () => lastBeat(await songOnPage(page)), { timeout }).toBeGreaterThan(64);
      await context.setOffline(true);
      await page.getByRole('button', { name: 'Generate', exact: true }).click();
      await page.getByRole('button', { name: 'Generate four parts' }).click();
      const chords = async (): Promise<number> =>
        Math.max(...(await songOnPage(page)).tracks[3].notes.map(({ onset }) => onset));
      await expect.poll(chords, { timeout }).toBeGreaterThan(60);
      expect(agreementOf(await songOnPage(page))).toBeGreaterThan(AGREEMENT);

      await page
        .getByRole('group', { name: 'Chords' })
        .getByRole('combobox', { name: 'Instrument' })
        .selectOption('19');
      await page.getByRole('group', { name: 'Bass' }).getByRole('slider', { name: 'Volume' }).fill('40');
      const { tracks } = await songOnPage(page);
      expect([tracks[3].program, tracks[2].volume]).toEqual([19, 40]);
      expect(errors).toEqual([]);
    },
  );
});
