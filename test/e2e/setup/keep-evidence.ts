import type { OpenApp } from './launch-app.ts';

/** Prints what the page of a failed test shows and has said: where only the output is left of a run, it has to do. */
export async function keepEvidence({ page, errors, messages }: OpenApp, test: string): Promise<void> {
  const shown = await page.locator('body').ariaSnapshot({ timeout: 10_000 }).catch(String);
  const workers = page.workers().map((worker) => worker.url());
  console.log(
    [
      `“${test}” failed. Uncaught on the page: ${errors.join(' | ') || 'nothing'}`,
      `Workers: ${workers.join(' ') || 'none'}`,
      `Console, the last 20: ${messages.slice(-20).join(' | ') || 'nothing'}`,
      `The page shows:\n${shown.slice(0, 12_000)}`,
    ].join('\n'),
  );
}
