import { expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';

const app = appForEachTest({ width: 1440, height: 900 }, 'none');
const timeout = 120_000;

it('commands are drawn with the mouse, kept over a reload, and are what a run learns', async () => {
  const { page, errors } = app;
  const setup = page.locator('gp-run-setup');
  const commands = setup.locator('summary', { hasText: 'Commands' });
  await commands.click();
  await setup.getByRole('combobox', { name: 'Kind' }).selectOption('discrete');
  await expect.poll(() => commands.innerText()).toContain('10 actions');

  const plane = setup.locator('gp-action-plane svg');
  const first = plane.getByRole('button', { name: /^Action 0: 30° right at 0\.5 m\/s/ });
  const from = (await first.locator('circle').last().boundingBox())!;
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x - 40, from.y - 30, { steps: 4 });
  await page.mouse.up();
  // A drag moves an action and adds none.
  await plane.getByRole('button', { name: /^Action 0: (?!30° right)/ }).waitFor();
  expect(await plane.getByRole('button').count()).toBe(10);
  const moved = (await plane.getByRole('button', { name: /^Action 0/ }).getAttribute('aria-label'))!;

  const box = (await plane.boundingBox())!;
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 3);
  await expect.poll(() => plane.getByRole('button').count()).toBe(11);
  await expect.poll(() => commands.innerText()).toContain('11 actions');

  await page.reload();
  await expect.poll(() => commands.innerText(), { timeout }).toContain('11 actions');
  await commands.click();
  await setup.getByRole('button', { name: moved }).waitFor();
  await page.getByRole('button', { name: 'Train 64 cars' }).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor({ timeout });
  await page.getByRole('button', { name: 'Stop' }).click();
  expect(errors).toEqual([]);
});
