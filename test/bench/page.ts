/**
 * What does a first visit cost, and does training make the page stutter? Opens the built app and prints what was loaded,
 * gzipped, by what it is for; the seconds until the first car moves; and the tasks of the page's main thread while 64 cars
 * train, and while a generator of music does: `npm run bench:page -- [--seconds 20] [--size 640x480]`. Without a graphics card the picture is drawn by the
 * processor, which the trainer needs, too: a small one is fairer.
 */
import { gzipSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright';
import { launchBrowser } from '../e2e/setup/launch-app.ts';
import { serveApp } from '../e2e/setup/serve-app.ts';

/** What a file is loaded for, by its name; the first that fits. */
const PURPOSES: readonly (readonly [purpose: string, file: RegExp])[] = [
  ['fonts', /\.woff2$/],
  ['editor', /create-editor/],
  ['3D view', /\/viewer-/],
  ['scenery of the 3D view, after its first pictures', /race-scenery/],
  ['Python', /pyodide|python/],
  ['training', /trainer\.worker|tfjs/],
  ['the driving car', /driver\.worker|policy|weights/],
  ['other workers', /\.worker|sandbox/],
];
/** What index.html names is the page; what fits nothing else comes behind its first picture. */
const [PAGE, PANELS] = ['the page', 'panels around the view'];

const VISITS = 5;

interface LoadedFile {
  readonly name: string;
  readonly purpose: string;
  /** Bytes, gzipped. */
  readonly size: number;
}

/** A first visit. */
interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly files: readonly Promise<LoadedFile>[];
  /** From asking for the page until the first car moves. */
  readonly seconds: number;
}

/** An event of the browser's own trace; times in µs. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly url?: string } };
}

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '20' }, size: { type: 'string', default: '640x480' } },
});
const [width, height] = values.size.split('x').map(Number);

const app = await serveApp();
const browser = await launchBrowser();
try {
  const visits: Visit[] = [];
  for (let i = 0; i < VISITS; i++) {
    await visits.at(-1)?.context.close();
    // What the last one loads is counted, once the others are closed.
    visits.push(await visit(browser, i === VISITS - 1));
  }
  const seconds = visits.map((visit) => visit.seconds).toSorted((a, b) => a - b);
  console.log(
    `first car moving after ${seconds[VISITS >> 1].toFixed(1)} s, ${seconds[VISITS - 1].toFixed(1)} s the slowest of ${VISITS} first visits`,
  );
  const { page, files } = visits[VISITS - 1];
  // Whatever the page gets ready for later is no part of it, but the editor.
  await page.waitForTimeout(3000);
  printFiles(await Promise.all(files));
  // State alone, ten actions, and no end before an hour has passed.
  await page.evaluate(() => (location.hash = '#preset=as-deepracer&sensors=state'));
  await trainCars(page);
  printTasks('64 cars train', await tasksOf(page, Number(values.seconds)));
  await page.getByRole('button', { name: 'Pause' }).click();
  await trainGenerator(page);
  printTasks('a generator of music trains', await tasksOf(page, Number(values.seconds)));
} finally {
  await browser.close();
  await app.close();
}

/** Opens the app in a profile of its own, until its first car moves. */
async function visit(browser: Browser, isCounted: boolean): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  const files = isCounted ? recordFiles(page) : [];
  const start = performance.now();
  await page.goto(app.address);
  await firstMove(page);
  return { context, page, files, seconds: (performance.now() - start) / 1000 };
}

/** All responses from now on. */
function recordFiles(page: Page): Promise<LoadedFile>[] {
  const files: Promise<LoadedFile>[] = [];
  let html = '';
  page.on('response', (response) => {
    const name = new URL(response.url()).pathname;
    const purpose = PURPOSES.find(([, file]) => file.test(name))?.[0];
    files.push(
      response.body().then((body) => {
        if (name === '/') html = body.toString();
        const isNamed = name === '/' || html.includes(name);
        return { name, purpose: purpose ?? (isNamed ? PAGE : PANELS), size: gzipSync(body).length };
      }),
    );
  });
  return files;
}

/** Waits until the solid car is somewhere else than it was. */
async function firstMove(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const view = document.querySelector('gp-app')?.shadowRoot?.querySelector('gp-race-view');
    const poses = view?.viewer?.hero.poses;
    if (!poses?.length) return false;
    const seen = globalThis as { firstX?: number };
    seen.firstX ??= poses[0];
    return poses[0] !== seen.firstX;
  });
}

function printFiles(files: readonly LoadedFile[]): void {
  const sizeOf = (list: readonly LoadedFile[]): number => list.reduce((sum, { size }) => sum + size, 0);
  for (const purpose of [PAGE, PANELS, ...PURPOSES.map(([name]) => name)]) {
    const list = files.filter((file) => file.purpose === purpose);
    const largest = list.toSorted((a, b) => b.size - a.size).slice(0, 4);
    const named = largest.map(({ name, size }) => `${name.replace(/^.*\//, '') || '/'} ${kilobytes(size)}`);
    console.log(`${purpose}: ${kilobytes(sizeOf(list))} in ${list.length} files, ${named.join(', ')}`);
  }
  const code = files.filter(({ purpose }) => purpose === PAGE || purpose === '3D view');
  console.log(`page and 3D view, before panels and editor: ${kilobytes(sizeOf(code))} gzipped`);
}

async function trainCars(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Train 64 cars' }).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
}

async function trainGenerator(page: Page): Promise<void> {
  // In a small window its button is in a panel that is closed.
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(() => (location.hash = '#music'));
  await page.getByRole('button', { name: 'Train a model' }).click();
  await page.getByRole('button', { name: 'Train a generator' }).click();
  // The lesson is composed first.
  await page
    .getByText(/epoch \d+ of/)
    .first()
    .waitFor({ timeout: 120_000 });
}

/** Milliseconds of each task of the page's main thread. */
async function tasksOf(page: Page, seconds: number): Promise<number[]> {
  const client = await page.context().newCDPSession(page);
  const events = collectTrace(client);
  await client.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', '__metadata', 'devtools.timeline'] },
  });
  await page.waitForTimeout(1000 * seconds);
  await client.send('Tracing.end');
  return durationsOf(await events, page.url());
}

async function collectTrace(client: CDPSession): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await new Promise<void>((resolve) => client.once('Tracing.tracingComplete', () => resolve()));
  return events;
}

function durationsOf(events: readonly TraceEvent[], address: string): number[] {
  // Workers and sandboxed frames have main threads and processes of their own.
  const ofPage = events.find(({ name, args }) => name === 'ParseHTML' || args.data?.url === address)?.pid;
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const busiest = mains
    .filter(({ pid }) => ofPage === undefined || pid === ofPage)
    .map(({ pid, tid }) =>
      events.flatMap((event) =>
        event.pid === pid && event.tid === tid && event.name === 'ThreadControllerImpl::RunTask' && event.dur
          ? [event.dur / 1000]
          : [],
      ),
    );
  return busiest.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

/** @param when what goes on meanwhile */
function printTasks(when: string, tasks: readonly number[]): void {
  const sorted = tasks.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? NaN).toFixed(1);
  const long = sorted.filter((task) => task > 50).length;
  console.log(
    `main thread while ${when}: ${sorted.length} tasks, p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms; ${long} longer than 50 ms`,
  );
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
