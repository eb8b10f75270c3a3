import { expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';

const app = appForEachTest({ width: 1152, height: 720 }, 'none');
const timeout = 120_000;

it('a run starts from a preset, with a hyperparameter of one’s own, and says so; a reload keeps the setup', async () => {
  const { page, errors } = app;
  const setup = page.locator('gp-run-setup');
  const preset = (name: string) => setup.getByRole('button', { name });
  await preset('As DeepRacer').click();
  const algorithm = setup.locator('summary', { hasText: 'Algorithm' });
  await algorithm.click();
  const gamma = setup.getByRole('textbox', { name: 'Discount factor γ' });
  expect(await gamma.inputValue()).toBe('0.99');

  await gamma.fill('9');
  await gamma.press('Enter');
  await setup.getByText('Must be a number from 0 to 1 (found 9); it stays 0.99.').waitFor();
  await gamma.fill('0.9');
  await gamma.press('Enter');
  await expect
    .poll(() => algorithm.innerText())
    .toContain('PPO · rate 0.0003 · γ 0.9 · entropy 0.01 · 8 more');
  expect(await preset('As DeepRacer').getAttribute('aria-pressed')).toBe('false');

  await page.reload();
  await expect.poll(() => algorithm.innerText(), { timeout }).toContain('γ 0.9');
  await page.getByRole('button', { name: 'Train 64 cars' }).click();
  await page
    .getByRole('button', { name: /front camera.*rate 0\.0003.*γ 0\.9.*entropy 0\.01.*8 more/s })
    .waitFor({ timeout });

  await algorithm.click();
  await setup.getByRole('button', { name: 'Back to what PPO is by itself' }).click();
  await expect.poll(() => algorithm.innerText()).toMatch(/Algorithm PPO$/);
  await preset('Fast first lap').click();
  expect(await preset('Fast first lap').getAttribute('aria-pressed')).toBe('true');
  expect(errors).toEqual([]);
});

it('takes over the settings of a DeepRacer model, and puts back what was there', async () => {
  const { page, errors } = app;
  const setup = page.locator('gp-run-setup');
  const metadata = {
    action_space: [-20, 0, 20].map((steering_angle) => ({ steering_angle, speed: 1.5 })),
    sensor: ['FRONT_FACING_CAMERA'],
    version: '4.0',
  };
  const file = (name: string, content: object) => ({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(content)),
  });
  await setup
    .locator('input[type=file][accept=".json"]')
    .setInputFiles([file('hyperparameters.json', { lr: 0.0007 }), file('model_metadata.json', metadata)]);
  await page.getByText('Your setup now has the model of model_metadata.json: 3 actions').waitFor();
  const summary = (text: string) => setup.locator('summary', { hasText: text }).innerText();
  expect(await summary('Car')).toContain('DeepRacer v4');
  expect(await summary('Sensors')).toContain('front camera');
  expect(await summary('Commands')).toContain('3 actions · 1.5 m/s · ±20°');
  expect(await summary('Algorithm')).toContain('rate 0.0007');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => summary('Commands')).toContain('continuous');
  expect(errors).toEqual([]);
});
