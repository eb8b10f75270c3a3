import type { Browser, BrowserContext, Page } from 'playwright';
import { median } from '../../src/math/statistics.ts';

/** What is pressed, in fresh pages of the music tab. */
const PRESSES = ['Play', 'Generate', 'a key'] as const;
type Press = (typeof PRESSES)[number];

/** When it is pressed, in milliseconds after the tab is there: at once, and by somebody who has looked at it first. */
const MOMENTS = [0, 2000] as const;
/** For how long people hold a key or a button, ms. */
const HELD = 80;
/** Between two presses, ms: recordings that one has asked for are there by then. */
const REST = 1500;

/** What the page writes down, in milliseconds of its own clock. */
interface SoundLog {
  /** When something was pressed, or a button let go. */
  pressed: number;
  /** When the first note after that begins in the context. */
  sounds: number;
}
declare const soundLog: SoundLog;

/**
 * Prints how soon a fresh page of the music tab sounds: from a click (or a key going down) to the first note beginning in the audio
 * context; the device's latency is not in it. Warm is the same once more, and Another after Generate.
 * @param times pages, of which the median is printed
 */
export async function printFirstSounds(browser: Browser, address: string, times: number): Promise<void> {
  for (const press of PRESSES)
    for (const moment of MOMENTS) {
      const results: { cold: number; warm: number }[] = [];
      for (let i = 0; i < times; i++) {
        const context = await browser.newContext({
          viewport: { width: 1440, height: 900 },
          serviceWorkers: 'block',
        });
        results.push(await measure(context, address, press, moment));
        await context.close();
      }
      const [cold, warm] = [results.map((one) => one.cold), results.map((one) => one.warm)];
      console.log(
        `${press}, ${moment === 0 ? 'at once' : `after ${moment / 1000} s`}: first sound after ${median(cold)!.toFixed(0)} ms ` +
          `(${Math.max(...cold).toFixed(0)} ms the slowest of ${times} fresh pages), warm ${median(warm)!.toFixed(0)} ms`,
      );
    }
}

async function measure(
  context: BrowserContext,
  address: string,
  press: Press,
  moment: number,
): Promise<{ cold: number; warm: number }> {
  const page = await context.newPage();
  await page.addInitScript(logSounds);
  await page.goto(`${address}#music`);
  await page.getByRole('textbox', { name: 'Name of the song' }).waitFor();
  await page.waitForTimeout(moment);
  const cold = await timeOf(page, press);
  await page.waitForTimeout(REST);
  if (press !== 'a key') await page.getByRole('button', { name: 'Stop', exact: true }).click();
  const warm = await timeOf(page, press === 'Generate' ? 'Another' : press);
  return { cold, warm };
}

async function timeOf(page: Page, press: Press | 'Another'): Promise<number> {
  await page.evaluate(() => (soundLog.pressed = soundLog.sounds = NaN));
  if (press === 'a key') {
    await page.keyboard.press('a', { delay: HELD });
  } else {
    const name = press === 'Generate' ? 'Generate four parts' : press;
    await page.getByRole('button', { name, exact: true }).click({ delay: HELD });
  }
  const heard = await page.waitForFunction(() => soundLog.sounds - soundLog.pressed || null);
  return heard.jsonValue() as Promise<number>;
}

/** Runs in the page, before all else. It names no function: what a bundler does to keep names is not there. */
function logSounds(): void {
  const log: SoundLog = { pressed: NaN, sounds: NaN };
  Object.assign(globalThis, { soundLog: log });
  for (const type of ['click', 'keydown'])
    addEventListener(
      type,
      ({ timeStamp }) => {
        if (Number.isNaN(log.pressed)) log.pressed = timeStamp;
      },
      true,
    );
  const sources = AudioBufferSourceNode.prototype as {
    start: (this: AudioBufferSourceNode, when?: number, ...rest: number[]) => void;
  };
  const { start } = sources;
  sources.start = function (when = 0, ...rest) {
    const { context } = this;
    if (context instanceof AudioContext && Number.isNaN(log.sounds) && !Number.isNaN(log.pressed))
      log.sounds = performance.now() + 1000 * Math.max(0, when - context.currentTime);
    start.call(this, when, ...rest);
  };
}
