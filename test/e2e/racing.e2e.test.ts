import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';

const app = appForEachTest({ width: 1152, height: 760 }, 'none');
const timeout = 120_000;

/** Opens the race room once the app is there. */
async function openRoom(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Race: policies against each other' }).click({ timeout });
  await page.getByText('Generalist (state)').waitFor({ timeout });
}

/** The rows of the results, cell by cell. */
const results = (page: Page): Promise<string[][]> =>
  page
    .locator('gp-contest-result tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children].map((cell) => (cell as HTMLElement).innerText.replaceAll(/\s+/g, ' ').trim()),
      ),
    );

describe('a race of two shipped policies', () => {
  it('is driven head to head, ranked by its rules, kept and played again after a reload', async () => {
    const { page, errors } = app;
    await openRoom(page);
    await page.getByRole('checkbox', { name: 'Home Loop (shipped)' }).check();
    await page.getByRole('checkbox', { name: 'Generalist (state)' }).check();
    await page.locator('gp-contest-setup').getByLabel('Laps').selectOption('1');
    await page.getByRole('button', { name: 'Start the race' }).click();
    await page.getByRole('list', { name: 'Standings' }).waitFor({ timeout });
    await page.getByRole('combobox', { name: 'Speed of the race' }).selectOption('4×');

    await page.getByText('How it is ranked').waitFor({ timeout });
    const rows = await results(page);
    expect(rows.map(([position]) => position)).toEqual(['1', '2']);
    expect(rows.map(([, name]) => name.replace(/^\d /, '')).sort()).toEqual([
      'Generalist (state)',
      'Home Loop (shipped)',
    ]);
    const totals = rows.map(([, , total]) => Number.parseFloat(total));
    expect(totals[0]).toBeLessThan(totals[1]);
    // Behind the winner by the difference, but for what is not shown of both.
    expect(Math.abs(Number.parseFloat(rows[1][3]) - (totals[1] - totals[0]))).toBeLessThan(0.011);

    await page.getByRole('button', { name: 'Watch the replay' }).click();
    const cars = page.getByRole('list', { name: 'Cars of the race' }).getByRole('button');
    await expect.poll(() => cars.count(), { timeout }).toBe(2);
    await page.getByRole('slider', { name: 'Time of the replay' }).fill('30');
    await cars.nth(1).click();
    expect(await cars.nth(1).getAttribute('aria-pressed')).toBe('true');

    await page.getByRole('button', { name: 'Close the replay' }).click();
    // Its address opens the room, and a reload of it keeps what was raced.
    await page.getByRole('button', { name: 'Race: policies against each other' }).click();
    await expect.poll(() => new URL(page.url()).hash).toContain('show=race');
    await page.reload();
    await page.getByText('Generalist (state)').waitFor({ timeout });
    const earlier = page.getByRole('list', { name: 'Earlier races' });
    await earlier.locator('.race').click();
    expect(await results(page)).toEqual(rows);
    await page.getByRole('button', { name: 'Watch the replay' }).click();
    await expect.poll(() => cars.count(), { timeout }).toBe(2);
    expect(errors).toEqual([]);
  });
});

describe('a time trial by keyboard', () => {
  it('is driven with real keys: the car moves, steers to both sides, and is ranked', async () => {
    const { page, errors } = app;
    await openRoom(page);
    await page.getByRole('radio', { name: 'Time trial' }).check();
    await page.getByRole('checkbox', { name: 'I drive along, in the same car' }).check();
    // What the car does, frame by frame: its speed and the angle of its front wheels.
    await page.locator('gp-app').evaluate((element) => {
      const { session } = element as HTMLElementTagNameMap['gp-app'];
      const seen = { speed: 0, left: 0, right: 0 };
      Object.assign(globalThis, { seen });
      session!.hub.connect({
        contestFrame: ({ poses }) => {
          const [speed, steering] = poses.subarray(7, 9);
          seen.speed = Math.max(seen.speed, speed);
          seen.left = Math.max(seen.left, steering);
          seen.right = Math.min(seen.right, steering);
        },
      });
    });
    const seen = () =>
      page.evaluate(
        () => (globalThis as unknown as { seen: Record<'speed' | 'left' | 'right', number> }).seen,
      );
    await page.getByRole('button', { name: 'Start the race' }).click();
    await page.getByRole('status').filter({ hasText: 'Go' }).waitFor({ state: 'attached', timeout });
    expect((await seen()).left).toBe(0);

    await page.keyboard.down('ArrowUp');
    await expect.poll(async () => (await seen()).speed, { timeout }).toBeGreaterThan(0.8);
    await page.keyboard.down('a');
    await expect.poll(async () => (await seen()).left, { timeout }).toBeGreaterThan(0.1);
    await page.keyboard.up('a');
    await page.keyboard.down('ArrowRight');
    await expect.poll(async () => (await seen()).right, { timeout }).toBeLessThan(-0.1);
    await page.keyboard.up('ArrowRight');

    await page.keyboard.press('Space');
    await page.getByText('The race waits.').first().waitFor({ timeout });
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByText('How it is ranked').waitFor({ timeout });
    expect((await results(page))[0].slice(0, 2)).toEqual(['1', '1 You']);
    expect(errors).toEqual([]);
  });

  it('is left with Escape, without results', async () => {
    const { page, errors } = app;
    await openRoom(page);
    await page.getByRole('radio', { name: 'Time trial' }).check();
    await page.getByRole('checkbox', { name: 'I drive along, in the same car' }).check();
    await page.getByRole('button', { name: 'Start the race' }).click();
    await page.getByRole('list', { name: 'Standings' }).waitFor({ timeout });
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('list', { name: 'Standings' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Train 64 cars' }).waitFor({ timeout });
    await openRoom(page);
    expect(await page.getByRole('list', { name: 'Earlier races' }).count()).toBe(0);
    expect(errors).toEqual([]);
  });
});

describe('races that are over', () => {
  it('are in the lists of all tabs, and come back where they are deleted, over the open room', async () => {
    const { page, context, errors } = app;
    await openRoom(page);
    await page.getByRole('radio', { name: 'Time trial' }).check();
    await page.getByRole('checkbox', { name: 'I drive along, in the same car' }).check();
    await page.getByText(/After 212 s it ends for all who still drive/).waitFor();
    const other = await context.newPage();
    // The address leads into the room.
    await other.goto(page.url());
    await other.getByText('Generalist (state)').waitFor({ timeout });
    await page.bringToFront();
    await page.getByRole('button', { name: 'Start the race' }).click();
    await page.getByRole('status').filter({ hasText: 'Go' }).waitFor({ state: 'attached', timeout });
    await page.getByRole('button', { name: 'End', exact: true }).click();
    await page.getByText('How it is ranked').waitFor({ timeout });
    const there = other.getByRole('list', { name: 'Earlier races' }).locator('.race');
    await expect.poll(() => there.count(), { timeout }).toBe(1);

    await page.getByRole('button', { name: 'Another race' }).click();
    const here = page.getByRole('list', { name: 'Earlier races' }).locator('.race');
    await other.getByRole('button', { name: 'Delete Time trial on Home Loop' }).click();
    await expect.poll(() => here.count(), { timeout }).toBe(0);
    const undo = other.getByRole('button', { name: 'Undo' });
    await undo.focus();
    await other.keyboard.press('Enter');
    await expect.poll(() => Promise.all([here.count(), there.count()]), { timeout }).toEqual([1, 1]);
    expect(errors).toEqual([]);
  });
});
