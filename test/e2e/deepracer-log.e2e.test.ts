import { expect, it } from 'vitest';
import { writeSimTrace } from '../../src/training/logs/write-sim-trace.ts';
import { recordLaps } from '../../src/training/recorded-laps.ts';
import { trackFile } from '../contract/track-files.ts';
import { loggedRows } from '../unit/training/logs/logged-rows.ts';
import { shippedPolicy } from '../unit/training/shipped-policy.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';

/** A racer of the service comes with a log and tries another reward on its laps. */
const app = appForEachTest({ width: 1152, height: 900 }, 'none');
const timeout = 120_000;

const rows = recordLaps(shippedPolicy('home'), trackFile('home'), { starts: 4 }).flatMap(loggedRows);
const file = (name: string, trackLength = rows[0].trackLength) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(writeSimTrace(rows.map((row) => ({ ...row, trackLength })))),
});

it('laps of a DeepRacer log are scored by the reward in the editor, and compared with what they had earned', async () => {
  const { page, errors } = app;
  await page.getByRole('radio', { name: 'TypeScript' }).check();
  await page.getByRole('button', { name: 'What-if' }).click();
  const picker = page.locator('gp-what-if input[type=file]');
  await picker.setInputFiles(file('elsewhere.csv', 60));
  await page.getByText(/elsewhere\.csv: track_len: must be the length of track home/).waitFor({ timeout });

  await picker.setInputFiles(file('0-iteration.csv'));
  const ranking = page.locator('gp-lap-ranking');
  await ranking.getByRole('button', { name: 'episode 3' }).waitFor({ timeout });
  await page.getByText('by the reward that was trained').waitFor({ timeout });
  // Every step had earned its index, and a lap has some sixty of them.
  expect(await ranking.getByRole('row').nth(1).innerText()).toMatch(/episode \d\s+4\.\d+ s\s+1\d{3}\s/);
  await ranking.getByRole('button', { name: 'episode 3' }).click();
  await page
    .getByRole('heading', { name: /Reward per step along (episode 3|the best lap)/ })
    .waitFor({ timeout });

  await page.getByRole('button', { name: 'Laps of the policy in view' }).click();
  await ranking
    .getByRole('button', { name: /Shipped policy/ })
    .first()
    .waitFor({ timeout });
  expect(errors).toEqual([]);
});
