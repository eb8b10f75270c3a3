import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tfjsSnippet } from '../../src/app/share/tfjs-snippet.ts';
import { appForEachTest } from './setup/app-for-each-test.ts';
import { evaluationFigure, writeReward } from './setup/app-page.ts';

const ENDLESS = `def reward_function(params):
    while True:
        pass
`;

/** How runs begin, go on and end; none of it needs the view. */
const app = appForEachTest({ width: 1152, height: 640 }, 'none');
const timeout = 120_000;

describe('a reward of one’s own', () => {
  it('that never returns stops with its name, and the next one trains', async () => {
    const { page, errors } = app;
    // With Python running already, as after any run before this one, only the loop itself takes time.
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.getByText('finished', { exact: true }).waitFor({ timeout });
    await writeReward(page, ENDLESS);
    const pressed = Date.now();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.locator('gp-fault-card').getByText('TimeoutError').waitFor({ timeout });
    console.log(`from the click to the error: ${((Date.now() - pressed) / 1000).toFixed(2)} s`);
    await page.getByText('The params of the failing call').click();
    await page.getByRole('row', { name: /track_length 17\.\d+ m/ }).waitFor();

    // The page is alive, and so is the trainer.
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await expect.poll(() => evaluationFigure(page, 'Clean laps'), { timeout }).toBe('10/10');
    expect(errors).toEqual([]);
  });

  it('that is no Python is refused at its line', async () => {
    const { page } = app;
    await writeReward(page, 'def reward_function(params):\n    retrun 1\n');
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.locator('gp-fault-card').getByText('SyntaxError').waitFor({ timeout });
    await expect.poll(() => page.locator('.cm-faultLine').innerText()).toContain('retrun 1');
  });
});

describe('a run', () => {
  it('is paused, goes on, is stopped, and goes on from where it was', async () => {
    const { page } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByText('Seed and end').click();
    await page.locator('wa-switch', { hasText: 'Stop when it drives clean' }).click();
    await page.getByLabel('Give up after').selectOption('never');
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.getByRole('button', { name: 'Pause' }).click({ timeout });
    await page.getByRole('button', { name: 'Continue' }).click({ timeout });
    await expect.poll(() => evaluationFigure(page, 'Clean laps'), { timeout }).toBe('10/10');
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('stopped', { exact: true }).waitFor({ timeout });
    const facts = page.locator('gp-run-list .facts').first();
    const stepsOf = async () =>
      Number(/([\d,]+) steps/.exec(await facts.innerText())?.[1].replaceAll(',', ''));
    const before = await stepsOf();
    await page.locator('gp-run-list').getByRole('button', { name: 'Continue' }).click();
    await expect.poll(stepsOf, { timeout }).toBeGreaterThan(before);
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('stopped', { exact: true }).waitFor({ timeout });
  });

  it('is interrupted by a reload, and goes on', async () => {
    const { page } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByText('Seed and end').click();
    await page.locator('wa-switch', { hasText: 'Stop when it drives clean' }).click();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await expect.poll(() => evaluationFigure(page, 'Clean laps'), { timeout }).toBe('10/10');
    await page.reload();
    await page.getByText('interrupted', { exact: true }).waitFor({ timeout });
    await page.locator('gp-run-list').getByRole('button', { name: 'Continue' }).click();
    await page.getByText('finished', { exact: true }).waitFor({ timeout });
  });

  it('is exported as one file, and goes on in another browser once its reward is trusted', async () => {
    const { page, context, errors } = app;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.getByText('finished', { exact: true }).waitFor({ timeout });
    // What files of runs need is loaded with the first of them.
    expect(asked.filter((url) => url.includes('run-file'))).toEqual([]);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export' }).click(),
    ]);
    const name = download.suggestedFilename();
    expect(name).toBe('follow-the-line-fast.gradprix.zip');
    const file = { name, mimeType: 'application/zip', buffer: readFileSync(await download.path()) };
    expect(asked.filter((url) => url.includes('run-file'))).not.toEqual([]);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'Show how' }).click();
    await page.locator('gp-tfjs-dialog').getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      tfjsSnippet('follow-the-line-fast'),
    );

    const elsewhere = await context.browser()!.newContext();
    const other = await elsewhere.newPage();
    await other.goto(page.url());
    const list = other.locator('gp-run-list');
    await list.getByLabel('Import a run').setInputFiles(file);
    await other.getByText('Nothing of its reward has run.').waitFor({ timeout });
    await list.getByRole('button', { name: /Follow the line, fast/ }).waitFor();
    expect(await evaluationFigure(other, 'Clean laps')).toBe('10/10');
    await list.getByRole('button', { name: 'Reward' }).click();
    await other.getByText('From somebody else: “Follow the line, fast”.').waitFor();
    await list.getByRole('button', { name: 'Trust and continue' }).click();
    await other.getByRole('button', { name: 'Stop' }).click({ timeout });
    await other.getByText('stopped', { exact: true }).waitFor({ timeout });
    // Also what training trusts in the editor, and after a reload.
    await other.locator('gp-link-banner').waitFor({ state: 'detached' });
    await other.reload();
    await list.getByRole('button', { name: 'Continue', exact: true }).waitFor({ timeout });

    // A file that is none is dropped on the list.
    const dropped = await other.evaluateHandle(() => {
      const data = new DataTransfer();
      data.items.add(new File(['{}'], 'policy.zip'));
      return data;
    });
    await list.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
    await other.getByText('policy.zip: file: must be a whole zip archive').waitFor({ timeout });
    await elsewhere.close();
    expect(errors).toEqual([]);
  });

  it('is deleted, and comes back', async () => {
    const { page } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.getByText('finished', { exact: true }).waitFor({ timeout });
    await page.getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('button', { name: /Follow the line, fast/ }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: /Follow the line, fast/ }).waitFor();
  });
});

describe('in a browser that lets pages store nothing', () => {
  it('says so, and trains all the same', async () => {
    const { page, context } = app;
    await context.addInitScript(() => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
    });
    await page.reload();
    await page.getByText('runs, and what you do in the Lab, are lost when it is closed').waitFor({ timeout });
    await page.getByRole('radio', { name: 'TypeScript' }).check();
    await page.getByRole('button', { name: 'Train 64 cars' }).click();
    await page.getByText('finished', { exact: true }).waitFor({ timeout });
    expect(await evaluationFigure(page, 'Clean laps')).toBe('10/10');
  });
});

describe('without a mouse', () => {
  it('the cars are trained from the editor, and the shortcuts work', async () => {
    const { page } = app;
    await page.getByRole('radio', { name: 'TypeScript' }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('textbox', { name: /Reward function/ }).focus();
    await page.keyboard.press('Escape');
    // The tools under the editor come first.
    for (const name of ['Review', 'What-if', 'Profile', 'Field', 'Prints', 'Train 64 cars']) {
      await page.keyboard.press('Tab');
      await expect.poll(() => page.evaluate(focusedText)).toBe(name);
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => evaluationFigure(page, 'Clean laps'), { timeout }).toBe('10/10');
    await page.getByText('finished', { exact: true }).waitFor({ timeout });
    await page.keyboard.press('Control+Enter');
    await page.getByText('finished', { exact: true }).nth(1).waitFor({ timeout });
  });
});

/** Text of what has the focus, looked for through shadow roots. */
function focusedText(): string {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  const host = focused?.getRootNode();
  const own = focused?.textContent.trim() ?? '';
  // A component's button has no text of its own: what it shows stands in its host.
  return own === '' && host instanceof ShadowRoot ? host.host.textContent.trim() : own;
}
