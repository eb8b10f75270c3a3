import type { Page } from 'playwright';
import type { AttackLanguage } from './attempt.ts';

/** What a reward came to in the app: the fault that ended its run, or so many iterations of training. */
export type RewardEnd =
  | { readonly fault: { readonly type: string; readonly message: string; readonly line: number | null } }
  | { readonly iterations: number };

/**
 * Trains with a reward as a person would who types it and presses the button, until it has failed or done its
 * iterations.
 * @param timeout ms, from before Python starts, which takes tens of seconds on a busy machine
 */
export async function trainReward(
  page: Page,
  language: AttackLanguage,
  code: string,
  iterations: number,
  timeout = 60_000,
): Promise<RewardEnd> {
  // The network may be idle before the app is.
  await page.waitForFunction(() => document.querySelector('gp-app')?.session, undefined, { polling: 20 });
  await page.evaluate(
    ([language, code]) => {
      const { session } = document.querySelector('gp-app')!;
      session!.setUp({ numCars: 8 }); // the sandbox is what is tested
      session!.draft.setLanguage(language);
      session!.draft.edit(code);
      session!.runs.train();
    },
    [language, code] as const,
  );
  const ended = page.waitForFunction(
    (iterations) => {
      const { session } = document.querySelector('gp-app')!;
      const { training, failure } = session!.store.state;
      if (training.phase !== 'idle')
        return training.iteration >= iterations && { iterations: training.iteration };
      if (failure === null) return { iterations: -1 };
      if (failure.kind === 'reward') return { fault: failure.fault };
      return { fault: { type: failure.kind, message: failure.message, line: null } };
    },
    iterations,
    { polling: 20, timeout },
  );
  const handle = await ended.catch(() => null);
  if (handle === null) {
    await page.reload({ waitUntil: 'networkidle' });
    return { fault: { type: 'Hang', message: `no end after ${timeout / 1000} s`, line: null } };
  }
  const end = (await handle.jsonValue()) as RewardEnd;
  if ('iterations' in end) {
    await page.evaluate(() => document.querySelector('gp-app')!.session!.training.stop());
    await page.waitForFunction(
      () => document.querySelector('gp-app')!.session!.store.state.training.phase === 'idle',
      undefined,
      { polling: 20, timeout },
    );
  }
  return end;
}
