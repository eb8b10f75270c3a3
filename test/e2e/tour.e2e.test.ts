import { expect, it } from 'vitest';
import { expectNoFaults } from './setup/accessibility-faults.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';

const app = appForEachTest({ width: 1200, height: 800 }, 'none');
const timeout = 120_000;

it('a newcomer takes the tour, and makes the car faster with an edit of their own', async () => {
  const { page, errors } = app;
  const tour = page.getByRole('region', { name: 'Tour' });
  await page.getByRole('radio', { name: 'TypeScript' }).check();
  await page.getByRole('button', { name: 'Take the tour' }).click();
  await tour.getByText('A reward says what is good').waitFor({ timeout });
  await expect.poll(() => page.locator('.cm-content').innerText(), { timeout }).toContain('centre line');
  await expectNoFaults(page);
  await tour.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Train 64 cars' }).click();
  await tour.getByText('Amber cars try things out').waitFor({ timeout });
  await tour.getByText('It laps, but slowly').waitFor({ timeout });
  // A reload in the middle of it offers to go on where it was.
  await page.reload();
  await tour.getByText('The page was reloaded at “It laps, but slowly”').waitFor({ timeout });
  await expectNoFaults(page);
  await tour.getByRole('button', { name: 'Go on with the tour' }).click();
  await tour.getByText('It laps, but slowly').waitFor();
  await tour.getByRole('button', { name: 'Next' }).click();

  await page.getByRole('textbox', { name: /Reward function/ }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(
    'function reward_function(params: RewardParams): number {\n' +
      '  const share = params.distance_from_center / params.track_width;\n' +
      '  return Math.max(0.001, 1 - 2 * share) * params.speed;\n}\n',
  );
  await tour.getByText('Now press').waitFor({ timeout });
  await page.getByRole('button', { name: 'Train 64 cars' }).click();
  await tour.getByText('You made it faster').waitFor({ timeout });
  const [before, after] = (await tour.locator('p b').allInnerTexts()).map(Number.parseFloat);
  console.log(`a lap took ${before} s before the edit, ${after} s after it`);
  expect(after).toBeLessThan(before);
  await tour.getByRole('button', { name: 'Done' }).click();
  await expect.poll(() => tour.count()).toBe(0);
  expect(errors).toEqual([]);
});
