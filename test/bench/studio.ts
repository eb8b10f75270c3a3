/**
 * How soon does an edit show? Opens the built app, changes a constant of a template again and again, as typing does, and
 * prints medians in both languages: `npm run bench:studio -- [--edits 20]`. A reward is painted from the edit to the new
 * colours being handed to the renderer; laps wait until typing rests for 300 ms. Types are checked from the question to the
 * answer, the first time with all that is loaded for it. Long tasks are of the page's main thread.
 */
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { median } from '../../src/math/statistics.ts';
import { REWARD_TEMPLATES, templateSource } from '../../src/reward/templates.ts';
import { launchBrowser } from '../e2e/setup/launch-app.ts';
import { serveApp } from '../e2e/setup/serve-app.ts';

const LANGUAGES = ['python', 'typescript'] as const;
/** A template that compares each step with the one before, and the constant of it that is changed. */
const TEMPLATE = { id: 'fast-line', constant: '0.5' } as const;
/** Milliseconds between two letters. */
const TYPING = 90;

const { values } = parseArgs({ options: { edits: { type: 'string', default: '20' } } });

const app = await serveApp();
const browser = await launchBrowser();
try {
  for (const language of LANGUAGES) await measure(language);
} finally {
  await browser.close();
  await app.close();
}

async function measure(language: (typeof LANGUAGES)[number]): Promise<void> {
  // Small, since without a graphics card every pixel costs the processor.
  const page = await browser.newPage({ viewport: { width: 640, height: 480 } });
  await page.goto(app.address);
  const { code } = templateSource(
    REWARD_TEMPLATES.find(({ id }) => id === TEMPLATE.id)!,
    language,
  );
  const edits = Array.from({ length: Number(values.edits) }, (_, k) =>
    code.replaceAll(TEMPLATE.constant, (Number(TEMPLATE.constant) + (k + 1) / 1000).toFixed(3)),
  );
  if (language === 'typescript') await measureTypes(page, edits);
  await page.locator('gp-reward-panel label', { hasText: new RegExp(language, 'i') }).click();
  await page.getByRole('button', { name: 'The reward, painted on the road' }).click();
  await page.waitForFunction(() => {
    const view = document.querySelector('gp-app')?.shadowRoot?.querySelector('gp-race-view');
    return view?.viewer?.rewardField !== null && view?.field.isBusy === false;
  });
  const painted = await timeOf(page, edits, 'field');
  await page.locator('gp-reward-tools button.what-if').click();
  await page.locator('gp-lap-ranking table').waitFor();
  const compared = await timeOf(page, edits.toReversed(), 'laps');
  await page.locator('gp-reward-tools button.what-if').click();
  const tasks = await longTasksWhileTyping(page, language === 'python' ? '#' : '//');
  console.log(
    `${language}: field ${describe(painted)}; what-if ${describe(compared)}; typing with the field: ${tasks.length} tasks longer than 50 ms${tasks.length === 0 ? '' : `, the longest ${Math.round(Math.max(...tasks))} ms`}`,
  );
  await page.close();
}

async function measureTypes(page: Page, edits: readonly string[]): Promise<void> {
  await page.locator('gp-reward-panel').waitFor();
  const [first, ...others] = await page.evaluate(async (codes) => {
    const { names } = document.querySelector('gp-app')!.session!;
    const times: number[] = [];
    for (const code of codes) {
      const start = performance.now();
      if ((await names.check(code)) === null) throw new Error('the types worker does not answer');
      times.push(performance.now() - start);
    }
    return times;
  }, edits);
  console.log(`types: first answer ${Math.round(first)} ms, then ${describe(others)}`);
}

/** Milliseconds from each edit until what it asks for is there. */
function timeOf(page: Page, edits: readonly string[], what: 'field' | 'laps'): Promise<number[]> {
  return page.evaluate(
    async ([codes, name]) => {
      const root = document.querySelector('gp-app')!.shadowRoot!;
      const view = root.querySelector('gp-race-view')!;
      const editor = root.querySelector('gp-reward-panel')!.shadowRoot!.querySelector('gp-code-editor')!;
      const times: number[] = [];
      for (const detail of codes) {
        const before = view[name].result;
        const start = performance.now();
        editor.dispatchEvent(new CustomEvent('gp-edit', { detail, bubbles: true, composed: true }));
        while (view[name].result === before || view[name].isBusy) {
          await new Promise((resolve) => setTimeout(resolve));
        }
        times.push(performance.now() - start);
        await new Promise((resolve) => setTimeout(resolve, 400));
      }
      return times;
    },
    [edits, what] as const,
  );
}

/** Milliseconds of each long task of the page while a comment is typed at the end of the reward. */
async function longTasksWhileTyping(page: Page, comment: string): Promise<number[]> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });
  await page.getByRole('textbox', { name: /Reward function/ }).focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(`  ${comment} as good as it gets, or is it`, { delay: TYPING });
  return page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);
}

function describe(times: readonly number[]): string {
  return `${Math.round(median(times)!)} ms (median of ${times.length}, most ${Math.round(Math.max(...times))} ms)`;
}
