import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';

const app = appForEachTest({ width: 1152, height: 640 });
const timeout = 120_000;

const slider = (page: Page): Locator => page.getByRole('slider', { name: 'Time of the replay' });
const ends = (page: Page): Locator => page.locator('gp-race-view .drives .end');

/** Where the playhead is, in words. */
const placeOf = async (page: Page): Promise<string | null> => slider(page).getAttribute('aria-valuetext');

/** Share of the lap of the blue car, percent, as the view writes it. */
const progressOf = (page: Page): Promise<string> => page.locator('gp-race-view #progress').innerText();

describe('a replay of the policy in view', () => {
  it('is a standing start of its evaluation, is stepped and scrubbed, and is closed again', async () => {
    const { page, errors } = app;
    await page.getByText('Shipped policy of Home Loop').waitFor({ timeout });
    const lap = await page.locator('gp-evaluation-table tbody tr').first().locator('td').nth(2).innerText();
    await page.getByRole('button', { name: 'A lap of the policy once more' }).click();
    await expect.poll(() => ends(page).allInnerTexts(), { timeout }).toEqual([lap]);

    // To its end by itself, and no farther.
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('2×');
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor({ timeout });
    expect(await placeOf(page)).toBe(`${lap} of ${lap}`);
    await expect.poll(() => progressOf(page)).toBe('100 %');

    await slider(page).fill('30');
    await expect.poll(() => placeOf(page)).toBe(`2.00 s of ${lap}`);
    await page.keyboard.press('.');
    await expect.poll(() => placeOf(page)).toBe(`2.07 s of ${lap}`);
    await page.keyboard.press(',');
    await page.keyboard.press(',');
    await expect.poll(() => placeOf(page)).toBe(`1.93 s of ${lap}`);
    // At the end it was 100.
    await expect.poll(async () => Number.parseInt(await progressOf(page), 10)).toBeLessThan(90);
    expect(Number.parseInt(await progressOf(page), 10)).toBeGreaterThan(10);

    // The car that drives waits, and drives on.
    const driven = () =>
      page.locator('gp-race-view').evaluate((view) => {
        const { viewer } = view as HTMLElementTagNameMap['gp-race-view'];
        return Array.from(viewer!.hero.poses.subarray(0, 2));
      });
    const before = await driven();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('gp-replay-bar').count()).toBe(0);
    await page.getByText('Shipped policy of Home Loop').waitFor({ timeout });
    await expect.poll(driven, { timeout }).not.toEqual(before);
    expect(errors).toEqual([]);
  });
});

describe('the checkpoints of a run', () => {
  it('are replayed side by side, from the same start', async () => {
    const { page, errors } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.locator('gp-run-list .facts', { hasText: 'finished' }).waitFor({ timeout });
    await page.locator('gp-checkpoint-list summary').click();
    const boxes = page.getByRole('checkbox', { name: /^Replay the policy after/ });
    const [newest, oldest] = [boxes.first(), boxes.last()];
    await oldest.check();
    await newest.check();
    await page.getByRole('button', { name: 'Replay side by side' }).click();
    await expect.poll(() => ends(page).count(), { timeout }).toBe(2);
    await expect.poll(() => ends(page).first().innerText(), { timeout }).toMatch(/^\d+\.\d\d s$/);
    // What a car does after one or two thousand steps is no lap yet.
    expect(await ends(page).nth(1).innerText()).toMatch(/ at \d+ %$/);

    // Space plays and pauses: the bar has the focus.
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Play', exact: true }).waitFor({ timeout });
    await slider(page).fill('0');
    const apart = () =>
      page.locator('gp-race-view').evaluate((view) => {
        const { viewer } = view as HTMLElementTagNameMap['gp-race-view'];
        const [hero, ghost] = [viewer!.solid, viewer!.replayGhosts];
        return Math.hypot(ghost[0] - hero[0], ghost[1] - hero[1]);
      });
    await expect.poll(apart).toBeLessThan(1e-6);
    await slider(page).fill(String(await slider(page).getAttribute('max')));
    await expect.poll(apart).toBeGreaterThan(0.5);

    // Its run goes: so does the replay.
    await page.getByRole('button', { name: 'Delete' }).click();
    await expect.poll(() => page.locator('gp-replay-bar').count()).toBe(0);
    await page.getByText('Shipped policy of Home Loop').waitFor({ timeout });
    expect(errors).toEqual([]);
  });
});
