import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectNoFaults } from './setup/accessibility-faults.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';

const timeout = 60_000;

const piece = (page: Page) =>
  page.evaluate(() => {
    const { store } = document.querySelector('gp-app')!.music!;
    return JSON.stringify(store.state.history.present);
  });

describe.each([
  ['a desk', { width: 1440, height: 900 }],
  ['a phone', { width: 390, height: 844 }],
])('a song leaves the page, on %s', (_, viewport) => {
  const app = appForEachTest(viewport, 'none');

  it('by a link that opens as a copy, as a project that opens as it was, and to SoundCloud by hand', async () => {
    const { page, errors } = app;
    await page.getByRole('link', { name: 'Music' }).click();
    const title = page.getByRole('textbox', { name: 'Name of the song' });
    await title.waitFor({ timeout });
    await title.fill('Mine to give');
    await page.keyboard.press('Tab');
    const before = await piece(page);

    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = page.locator('gp-song-share');
    const link = dialog.getByRole('textbox', { name: 'Link to the song' });
    await link.waitFor();
    const address = await link.inputValue();
    expect(address).toMatch(/#music=1\.[\w-]+$/);
    expect(address.length).toBeLessThan(2000);
    await expectNoFaults(page);

    const project = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Save project' }).click();
    const saved = await project;
    expect(saved.suggestedFilename()).toBe('mine-to-give.song.json');
    const path = await saved.path();

    // What the other site is like is not for this test.
    await page.context().route('https://soundcloud.com/**', (route) => route.fulfill({ body: 'upload' }));
    const [sound, tab] = await Promise.all([
      page.waitForEvent('download', { timeout }),
      page.context().waitForEvent('page'),
      dialog.getByRole('link', { name: 'Save WAV, open SoundCloud' }).click(),
    ]);
    expect(sound.suggestedFilename()).toBe('mine-to-give.wav');
    expect(tab.url()).toBe('https://soundcloud.com/upload');
    expect(await tab.evaluate(() => window.opener === null)).toBe(true);
    await tab.close();
    await dialog.getByText(/“Mine to give”/).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => link.isVisible()).toBe(false);

    // The link, in a page that is at work on a song already: that one stays.
    await title.fill('Mine to keep');
    await page.keyboard.press('Tab');
    await page.evaluate((hash) => (location.hash = hash), new URL(address).hash);
    await expect.poll(() => title.inputValue()).toBe('Mine to give');
    expect(await piece(page)).toBe(before);
    expect(await page.evaluate(() => location.hash)).toBe('#music');
    const titles = () =>
      page.evaluate(() =>
        document.querySelector('gp-app')!.music!.store.state.songs.map(({ song }) => song.title),
      );
    expect(await titles()).toEqual(['Mine to give', 'Mine to keep']);
    // One that is broken is said to be so, also by a page that begins with it.
    await page.evaluate(() => (location.hash = '#music=1.broken'));
    await page.getByText(/^This link cannot be opened/).waitFor();
    await page.goto('about:blank');
    await page.goto(address);
    await expect.poll(() => title.inputValue(), { timeout }).toBe('Mine to give');
    expect(await titles()).toEqual(['Mine to give', 'Mine to give', 'Mine to keep']);

    const panels = page.getByRole('navigation', { name: 'Panels' });
    if (await panels.isVisible()) await panels.getByRole('button', { name: 'Songs' }).click();
    const open = page.getByLabel('Open a MIDI file or a saved project');
    await open.setInputFiles({
      name: 'odd.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"a":1}'),
    });
    await page.getByText('odd.json: format: is missing').waitFor();
    await open.setInputFiles({
      name: 'given.song.json',
      mimeType: 'application/json',
      buffer: await readFile(path),
    });
    await expect.poll(async () => (await titles()).length).toBe(4);
    expect(await piece(page)).toBe(before);
    expect(errors).toEqual([]);
  });
});
