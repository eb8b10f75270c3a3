import { Buffer } from 'node:buffer';
import { beforeEach, describe, expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';
import { writeReward } from './setup/app-page.ts';

const app = appForEachTest({ width: 1152, height: 720 }, 'none');
const timeout = 120_000;

beforeEach(async () => {
  await app.page.locator('gp-reward-panel label', { hasText: 'TypeScript' }).click();
});

const typescript = (body: string): string =>
  `function reward_function(params: RewardParams): number {\n${body}\n}\n`;
const PLAIN = typescript('  return params.speed;');

const code = (): Promise<string> => app.page.locator('gp-reward-panel .cm-content').innerText();

describe('a reward that is changed while its run trains', () => {
  it('counts from the next rollout on, is marked on the charts, and a bad one changes nothing', async () => {
    const { page, errors } = app;
    // A run that does not end by itself, however quick the machine is.
    await page.evaluate(() => {
      const session = document.querySelector('gp-app')!.session!;
      const { stop } = session.store.state.setup;
      session.setUp({ numCars: 8, stop: { ...stop, untilClean: false, maxSteps: null } });
    });
    await writeReward(page, typescript('  return params.is_offtrack ? 1 : -1;'));
    await page.getByRole('button', { name: 'Train 8 cars' }).click();
    const marks = () =>
      page
        .locator('gp-chart')
        .evaluateAll((charts) =>
          charts.map((chart) => (chart as HTMLElementTagNameMap['gp-chart']).marks.length),
        );
    const change = page.getByRole('button', { name: 'Go on with this one' });
    await page.getByText('training', { exact: true }).first().waitFor({ timeout });
    expect(await change.count()).toBe(0);

    // One that has no answer: the run goes on as it was, and the editor says why.
    await writeReward(page, typescript('  return undefined as never;'));
    await change.click();
    await page
      .getByText(/returned undefined/)
      .first()
      .waitFor({ timeout });
    await page.getByText('training', { exact: true }).first().waitFor({ timeout });
    expect(Math.max(...(await marks()))).toBe(0);

    await writeReward(page, typescript('  return params.all_wheels_on_track ? 10 * params.speed : 0;'));
    await page.getByLabel('let the critic begin anew').check();
    await change.click();
    await expect.poll(async () => Math.min(...(await marks())), { timeout }).toBe(1);
    await expect.poll(() => change.count(), { timeout }).toBe(0);
    await page.getByText('training', { exact: true }).first().waitFor({ timeout });
    expect(errors).toEqual([]);
  });
});

describe('a reward that prints', () => {
  it('is read while its run trains, and afterwards', async () => {
    const { page, errors } = app;
    await page.evaluate(() => {
      const session = document.querySelector('gp-app')!.session!;
      const { stop } = session.store.state.setup;
      session.setUp({ numCars: 8, stop: { ...stop, maxSteps: 4096 } });
    });
    await writeReward(
      page,
      `console.log('loaded');\n${typescript("  if (params.steps === 2) console.log('starts at', params.progress);\n  return params.speed;")}`,
    );
    await page.getByRole('button', { name: 'Prints' }).click();
    await page.getByText('Nothing was printed yet').waitFor();
    await page.getByRole('button', { name: 'Train 8 cars' }).click();
    const log = page.locator('gp-reward-prints pre');
    await expect.poll(() => log.innerText().catch(() => ''), { timeout }).toMatch(/loaded\n[^]*starts at \d/);
    await page.getByRole('button', { name: 'Train 8 cars' }).waitFor({ timeout });
    expect(await log.innerText()).toMatch(/starts at \d/);
    expect(errors).toEqual([]);
  });
});

describe('the library of rewards', () => {
  it('keeps every version, compares them and brings one back', async () => {
    const { page, errors } = app;
    await writeReward(page, PLAIN);
    await page.keyboard.press('Control+s');
    await writeReward(page, PLAIN.replace('params.speed', 'params.progress'));
    await page.keyboard.press('Control+s');

    // It survives the page. What is read from the storage waits for what is being written: nobody reloads that quickly.
    await page.evaluate(() => document.querySelector('gp-app')!.session!.rewards.load());
    await page.reload({ waitUntil: 'networkidle' });
    await page.getByRole('button', { name: 'Rewards' }).click();
    await page.getByRole('menuitem', { name: 'Own rewards and versions …' }).click();
    const shelf = page.locator('gp-reward-shelf');
    await shelf.getByLabel('Compared with').selectOption('previous');
    await shelf.locator('gp-reward-diff').getByText('params.progress').waitFor({ timeout });
    await shelf.locator('gp-reward-diff').getByText('params.speed').waitFor({ timeout });
    await shelf.getByLabel('Version', { exact: true }).selectOption('0');
    await shelf.getByRole('button', { name: 'Restore' }).click();
    await expect.poll(code, { timeout }).toContain('return params.speed;');
    expect(errors).toEqual([]);
  });

  it('takes files as they are, dropped on the editor, and says what is no reward', async () => {
    const { page, errors } = app;
    const drop = (name: string, text: string) =>
      page.locator('gp-reward-panel').evaluate(
        (panel, [name, text]) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([text], name));
          for (const type of ['dragover', 'drop'])
            panel.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
        },
        [name, text] as const,
      );
    const python = 'def reward_function(params):\n    return float(params["progress"])\n';
    await drop('reward_function.py', python);
    await expect.poll(code, { timeout }).toContain('float(params["progress"])');
    await expect.poll(() => page.getByRole('radio', { name: 'Python' }).isChecked()).toBe(true);

    await drop('holiday.jpg', '\u00ff\u00d8\u00ff');
    await page
      .getByText(/holiday\.jpg/)
      .first()
      .waitFor({ timeout });
    expect(await code()).toContain('float(params["progress"])');

    // By the picker, too.
    const file = { name: 'fast.ts', mimeType: 'text/plain', buffer: Buffer.from(PLAIN) };
    await page.getByLabel('Open a reward').setInputFiles(file);
    await expect.poll(code, { timeout }).toContain('return params.speed;');
    expect(errors).toEqual([]);
  });
});

describe('the review', () => {
  it('names the line, the numbers and the way out, and is silent about what is well', async () => {
    const { page, errors } = app;
    await writeReward(page, typescript('  const angle = Math.sin(params.heading);\n  return 1 + angle;'));
    await page.getByRole('button', { name: /^Review/ }).click();
    const review = page.getByRole('region', { name: /^Review/ });
    const finding = review
      .getByRole('listitem')
      .filter({ hasText: /degrees/ })
      .first();
    await finding.waitFor({ timeout });
    expect(await finding.innerText()).toContain('Line 2');
    await finding.getByText('Why it matters').click();
    await finding.getByText('Better', { exact: true }).waitFor();
    await finding.getByRole('button', { name: 'Line 2' }).click();
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('GP-APP');

    await writeReward(
      page,
      typescript('  return params.all_wheels_on_track ? params.progress / params.steps : 0;'),
    );
    await expect.poll(() => review.innerText(), { timeout }).not.toContain('degrees');
    expect(errors).toEqual([]);
  });
});
