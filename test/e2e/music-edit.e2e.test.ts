import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { expectNoFaults } from './setup/accessibility-faults.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';
import { notesOf, openMusic } from './setup/music-page.ts';

const timeout = 60_000;

describe('a melody edited in style', () => {
  const app = appForEachTest({ width: 1440, height: 900 }, 'none');
  const run = (page: Page) =>
    page.evaluate(() => document.querySelector('gp-app')!.music!.store.state.styleRun!);

  it('changes note by note within its limits, is stopped, taken back, and what others begin with', async () => {
    const { page, errors } = app;
    await openMusic(page);
    const before = await notesOf(page);
    await page.getByRole('button', { name: 'Edit in style', exact: true }).click();
    const panel = page.getByRole('group', { name: 'Edit in style' }).first();
    await panel.getByRole('spinbutton', { name: 'Edits' }).fill('10');
    await panel.getByRole('spinbutton', { name: 'Add at most' }).fill('4');
    await panel.getByRole('spinbutton', { name: 'Variation' }).fill('5');
    await panel.getByRole('button', { name: 'Edit the melody in pop' }).click();
    const takeBack = page.getByRole('button', { name: 'Take it back' });
    await takeBack.waitFor({ timeout });
    const { edits, added, mostAdded, removed, mostRemoved } = await run(page);
    expect(edits).toBeLessThanOrEqual(10);
    expect([mostAdded, mostRemoved]).toEqual([4, 13]);
    expect(added).toBeLessThanOrEqual(4);
    const after = await notesOf(page);
    const keyOf = ({ onset, pitch }: { onset: number; pitch: number }): string => `${onset} ${pitch}`;
    const [was, is] = [before, after].map((list) => new Set(list.map(keyOf)));
    expect([...is].filter((key) => !was.has(key))).toHaveLength(added);
    expect([...was].filter((key) => !is.has(key))).toHaveLength(removed);
    await page.getByText(`added ${added} of 4`).waitFor({ timeout });
    await expectNoFaults(page);
    await takeBack.click();
    expect(await notesOf(page)).toEqual(before);

    // The same take again, to its end: then it goes on from there, in the other techniques, too.
    await panel.getByRole('button', { name: 'Edit the melody in pop' }).click();
    await takeBack.waitFor({ timeout });
    expect(await notesOf(page)).toEqual(after);
    await page.getByRole('button', { name: 'Extend', exact: true }).click();
    await page.getByRole('button', { name: /^Continue the melody/ }).click();
    await expect.poll(async () => (await notesOf(page)).length, { timeout }).toBeGreaterThan(after.length);
    expect((await notesOf(page)).slice(0, after.length)).toEqual(after);

    await page.getByRole('button', { name: 'Edit in style', exact: true }).click();
    await panel.getByText('What the network expects at a place').click();
    await panel.getByText('is there now').waitFor({ timeout });
    await panel.getByRole('spinbutton', { name: 'Edits' }).fill('400');
    await panel.getByRole('spinbutton', { name: 'Add at most' }).fill('400');
    await panel.getByRole('button', { name: 'Edit the melody in pop' }).click();
    await page.getByRole('button', { name: 'Stop', exact: true }).last().click();
    await takeBack.waitFor({ timeout });
    expect((await run(page)).isRunning).toBe(false);
    expect(errors).toEqual([]);
  });

  it('loses neither the edit nor what is drawn meanwhile where nothing is to move, and is stopped by Escape', async () => {
    const { page, errors } = app;
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openMusic(page);
    await page.getByRole('button', { name: 'Edit in style', exact: true }).click();
    const panel = page.locator('gp-edit-panel');
    await panel.getByRole('spinbutton', { name: 'Edits' }).fill('400');
    await panel.getByRole('spinbutton', { name: 'Add at most' }).fill('400');
    const begin = panel.getByRole('button', { name: 'Edit the melody in pop' });
    await begin.click();
    await page.getByText(/[1-9] (of 400 )?edits/).waitFor({ timeout });
    const { x, y } = (await page.locator('gp-piano-roll').boundingBox())!;
    await page.mouse.click(x + 500, y + 60);
    await expect.poll(async () => (await run(page)).isRunning, { timeout }).toBe(false);
    const [edited, after] = [(await run(page)).notes, await notesOf(page)];
    expect(after).toHaveLength(edited.length + 1);
    expect(after).toEqual(expect.arrayContaining([...edited]));

    await begin.click();
    await panel.getByRole('spinbutton', { name: 'Variation' }).focus();
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await run(page)).isRunning, { timeout }).toBe(false);
    expect(errors).toEqual([]);
  });
});
