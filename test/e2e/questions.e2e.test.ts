import { beforeEach, describe, expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';
import { writeReward } from './setup/app-page.ts';

/** The way to each answer: two clicks at most from the first picture, with a policy that drives and no dialog open. */
const app = appForEachTest({ width: 1440, height: 900 }, 'none');
const timeout = 60_000;

const button = (name: string | RegExp) =>
  app.page.getByRole('button', { name, exact: name === 'Field' }).first();

beforeEach(async () => {
  await app.page.getByRole('radio', { name: 'TypeScript' }).check();
  await app.page.locator('gp-race-view .readings dd').first().waitFor({ timeout });
});

describe('two clicks answer', () => {
  it('why does it zigzag?', async () => {
    const { page } = app;
    await button(/^Why\?/).click();
    await page.getByText('What mattered', { exact: true }).waitFor({ timeout });
    const inputs = page.locator('gp-why .inputs');
    await expect.poll(() => inputs.innerText(), { timeout }).toMatch(/angle|offset|bend|heading/i);
    await page
      .locator('gp-why')
      .getByText(/left|right|straight/)
      .first()
      .waitFor({ timeout });
  });

  it('why did reward rise while laps vanished?', async () => {
    const { page } = app;
    await page
      .locator('gp-chart', { hasText: 'Reward per step' })
      .getByText('If it rises while laps do not, it is being gamed.')
      .waitFor({ timeout });
    await button(/^Review/).click();
    await page
      .locator('gp-reward-tools')
      .getByText(/pays|nothing to say|finding/i)
      .first()
      .waitFor({ timeout });
  });

  it('what does the car see?', async () => {
    await button(/^Sight/).click();
    await expect
      .poll(() => app.page.locator('gp-car-sight canvas').first().isVisible(), { timeout })
      .toBe(true);
  });

  it('what would my new reward say about this lap? Which of its terms dominates?', async () => {
    const { page } = app;
    await writeReward(
      page,
      'function reward_function(params: RewardParams): number {\n' +
        '  return 10 * params.speed + (params.all_wheels_on_track ? 1 : 0);\n}\n',
    );
    await button(/^What-if/).click();
    const whatIf = page.locator('gp-what-if');
    await whatIf.getByText(/^Shares of all that is added/).waitFor({ timeout });
    await whatIf
      .getByText(/10 \* params\.speed.*\d+ %/)
      .first()
      .waitFor({ timeout });
  });

  it('how far from the perfect lap is it, and where is the time lost?', async () => {
    const { page } = app;
    const share = page.locator('gp-evaluation-table .from-ideal');
    await expect.poll(() => share.innerText(), { timeout }).toMatch(/% from ideal/);
    await button(/^Ideal/).click();
    await page.locator('gp-ideal-legend').getByText(/m\/s/).waitFor({ timeout });
  });

  it('what does the discount factor do here?', async () => {
    const { page } = app;
    await page.locator('gp-run-setup summary', { hasText: 'Algorithm' }).click();
    await page
      .getByText(/How much later rewards count/)
      .first()
      .waitFor({ timeout });
    await page.locator('gp-run-setup summary', { hasText: 'Try 3 values' }).click();
    await page
      .locator('gp-sweep-setup')
      .getByText(/Discount/)
      .first()
      .waitFor({ timeout, state: 'attached' });
  });

  it('would it drive on another track, or with less grip?', async () => {
    const { page } = app;
    await page.getByLabel('Evaluate').selectOption({ label: '25 % of its grip' }, { timeout });
    await page.locator('gp-evaluation-table .head').getByText('with 25 % of its grip').waitFor({ timeout });
    await page.getByLabel('Evaluate').selectOption({ label: 'Short Oval' }, { timeout });
    await page.locator('gp-evaluation-table .head').getByText('on Short Oval').waitFor({ timeout });
  });
});
