import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';
import { writeReward } from './setup/app-page.ts';

const timeout = 120_000;

const app = appForEachTest({ width: 1152, height: 640 }, 'none');

describe('two tabs', () => {
  it('leave a run to the one that trains it, and keep what each has saved', { timeout }, async () => {
    const { page, context, errors } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    // Pays for leaving the road, so that the run does not end by itself.
    await writeReward(page, 'function reward_function(params) {\n  return -1;\n}\n');
    await page.keyboard.press('Control+s');
    await page.getByText('is saved among your rewards').waitFor();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.getByRole('button', { name: 'Pause' }).waitFor();

    const other = await context.newPage();
    await other.goto(page.url());
    const run = other.locator('gp-run-list li').first();
    await run.getByText('in another tab').waitFor();
    await run.getByRole('button').first().click();
    expect(await run.getByRole('button', { name: 'Continue' }).count()).toBe(0);
    expect(await run.getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true);
    await run.getByRole('button', { name: 'Rename' }).click();
    await run.getByRole('textbox', { name: 'Name of the run' }).fill('Monday');
    await other.keyboard.press('Enter');
    await writeReward(other, 'function reward_function(params) {\n  return -2;\n}\n');
    await other.keyboard.press('Control+s');
    await other.getByText('is saved, version 2.').waitFor();

    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await run.getByText('stopped').waitFor();
    // It is called what the other tab has called it while it trained here.
    for (const tab of [page, other])
      await tab.locator('gp-run-list li').first().getByText('Monday').waitFor();
    await page.reload();
    await page.locator('gp-run-list li').first().getByText('Monday').waitFor();
    await writeReward(page, 'function reward_function(params) {\n  return -3;\n}\n');
    await page.keyboard.press('Control+s');
    await page.getByText('is saved, version 3.').waitFor();
    expect(errors).toEqual([]);
  });

  it('keep a draft each of the track that both draw', { timeout }, async () => {
    const { page, context, errors } = app;
    const draw = async (tab: Page, length: string) => {
      await tab.locator('gp-track-picker').getByRole('button', { name: 'Edit a copy' }).click();
      const editor = tab.locator('gp-track-editor');
      await editor.getByText('points in place of 118').waitFor();
      await editor.getByRole('spinbutton', { name: 'Scale to a length of so many metres' }).fill(length);
      await tab.keyboard.press('Enter');
      await editor.getByText(`Scaled to ${length}.0 m`).waitFor();
      return editor;
    };
    await draw(page, '25');
    const other = await context.newPage();
    await other.goto(page.url());
    await other.locator('gp-track-picker').getByRole('button', { name: 'Edit a copy' }).click();
    await other.getByText('Another tab draws this track, too').waitFor();
    await other.keyboard.press('Escape');
    await draw(other, '30');
    await other.close();

    await page.keyboard.press('Escape');
    await page.getByText('is not saved yet').waitFor();
    await page.locator('gp-track-picker').getByRole('button', { name: 'Edit a copy' }).click();
    const kept = page.locator('gp-track-editor');
    await kept.getByText('Another draft of this track is kept').waitFor();
    await kept.getByText('25.0 m').waitFor();
    await kept.getByRole('button', { name: 'Start over' }).click();
    await page.keyboard.press('Escape');
    await page.locator('gp-track-picker').getByRole('button', { name: 'Edit a copy' }).click();
    await kept.getByText('30.0 m').waitFor();
    expect(errors).toEqual([]);
  });
});
