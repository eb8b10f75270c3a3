import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseTrackFile } from '../../src/track/track-file.ts';
import { accessibilityFaults } from './setup/accessibility-faults.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';

const app = appForEachTest({ width: 1152, height: 720 }, 'none');
const timeout = 120_000;

it('a copy of a track is refused where a bend is too tight, mended, saved, trained on, and there after a reload', async () => {
  const { page, errors } = app;
  const editor = page.locator('gp-track-editor');
  const picker = page.locator('gp-track-picker');
  const faultsOfEditor = async () =>
    (await accessibilityFaults(page)).filter((fault) => fault.includes('gp-track-editor'));
  await picker.getByRole('button', { name: 'Edit a copy' }).click();
  await editor.getByText(/points in place of 118; the line stays within \d+ mm/).waitFor();
  await editor.getByText('✓ It can be driven on.').waitFor();
  await editor.getByRole('textbox', { name: 'Name of the track' }).fill('Bent Home');
  expect(await faultsOfEditor()).toEqual([]);

  const dot = (index: number) => editor.locator(`gp-track-plane [data-index="${index}"] .dot`);
  const middle = async (index: number) => {
    const { x, y, width, height } = (await dot(index).boundingBox())!;
    return { x: x + width / 2, y: y + height / 2 };
  };
  const [from, to] = [await middle(12), await middle(20)];
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y + 40, { steps: 5 });
  await editor.locator('gp-track-plane .mark.error').first().waitFor();
  await page.mouse.up();
  const save = editor.getByRole('button', { name: 'Save and drive' });
  await save.click();
  await editor.getByText(/^Not saved\. \d+\.\d m into the lap: /).waitFor();
  expect(await faultsOfEditor()).toEqual([]);

  // Closed and opened again it is still there, as refused as before; undo mends it.
  await page.keyboard.press('Escape');
  await page.getByText('“Bent Home” is not saved yet; the editor opens it as you left it.').waitFor();
  await picker.getByRole('button', { name: 'Edit a copy' }).click();
  await editor.getByText('This is your draft, as you left it.').waitFor();
  await editor.locator('gp-track-plane .mark.error').first().waitFor();
  await dot(12).click();
  await page.keyboard.press('Delete');
  await expect.poll(() => editor.locator('gp-track-plane .mark.error').count()).toBe(0);
  const download = page.waitForEvent('download');
  await editor.getByRole('button', { name: 'Save as a file' }).click();
  const file = parseTrackFile(readFileSync(await (await download).path(), 'utf8'), 'bent-home.json');
  expect(file).toMatchObject({ id: 'bent-home', name: 'Bent Home' });

  await save.click();
  await page.getByText('“Bent Home” is among your tracks.').waitFor();
  await save.waitFor({ state: 'hidden' });
  await picker.locator('.facts', { hasText: 'Bent Home' }).waitFor();
  await page.getByRole('button', { name: 'Train 64 cars' }).click();
  const training = page.getByText(/iteration [2-9]|iteration \d\d/).first();
  await training.waitFor({ timeout });
  // It may end by itself before that.
  const stop = page.getByRole('button', { name: 'Stop' }).first();
  await stop.click({ timeout: 5000 }).catch(() => undefined);
  await page.getByRole('button', { name: 'Train 64 cars' }).waitFor({ timeout });

  await page.reload();
  await picker.locator('.facts', { hasText: 'Bent Home' }).waitFor({ timeout });
  await picker.getByRole('button', { name: 'Edit', exact: true }).click();
  await editor.getByRole('textbox', { name: 'Name of the track' }).waitFor();
  const points = await editor.locator('gp-track-plane .point').count();
  expect(points).toBe(file.design!.points.length);
  // A new version takes its place, and can be taken back.
  const before = await picker.locator('.card .facts').innerText();
  await editor.getByRole('spinbutton', { name: 'Scale to a length of so many metres' }).fill('30');
  await page.keyboard.press('Enter');
  await editor.getByText(/^Scaled to 30\.0 m/).waitFor();
  await editor.getByRole('button', { name: 'Save this version' }).click();
  await picker.locator('.facts', { hasText: '30.0 m' }).waitFor();
  await page.locator('gp-notice-stack').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => picker.locator('.card .facts').innerText()).toBe(before);
  expect(errors).toEqual([]);
});
