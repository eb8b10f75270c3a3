import { beforeEach, describe, expect, it } from 'vitest';
import { appForEachTest } from './setup/app-for-each-test.ts';
import { writeReward } from './setup/app-page.ts';

const timeout = 120_000;
const WORKER = '**/types.worker-*.js';

const app = appForEachTest({ width: 1440, height: 720 }, 'none');
let isLoaded: boolean;

beforeEach(() => {
  isLoaded = false;
  app.page.on('request', (request) => {
    if (request.url().includes('/types.worker-')) isLoaded = true;
  });
});

async function chooseTypeScript(): Promise<void> {
  await app.page.locator('gp-reward-panel label', { hasText: 'TypeScript' }).click();
}

/** Moves the pointer onto a word of the reward. */
async function pointAt(line: string, word: string): Promise<void> {
  const { x, y } = await app.page.locator('.cm-line', { hasText: line }).evaluate((element, sought) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let node = texts.nextNode()!;
    while (!node.textContent!.includes(sought)) node = texts.nextNode()!;
    const range = document.createRange();
    range.setStart(node, node.textContent!.indexOf(sought));
    range.setEnd(node, range.startOffset + sought.length);
    const box = range.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, word);
  await app.page.mouse.move(x, y);
}

const marked = (): Promise<string[]> => app.page.locator('.cm-lintRange').allInnerTexts();
const options = (): Promise<string[]> =>
  app.page.locator('.cm-tooltip-autocomplete li .cm-completionLabel').allInnerTexts();

describe('the types of a reward', () => {
  it('are loaded for TypeScript alone; mistakes are marked where they are, with what to do', async () => {
    const { page, errors } = app;
    await writeReward(page, 'def reward_function(params):\n    return params["sped"]\n');
    await expect.poll(marked, { timeout }).toContain('params["sped"]');
    expect(isLoaded).toBe(false);

    await chooseTypeScript();
    const code = 'function reward_function(params) {\n  return params.sped + params.waypoints.lenght;\n}\n';
    await writeReward(page, code);
    await expect.poll(marked, { timeout }).toContain('lenght');
    expect(isLoaded).toBe(true);
    // The review says so as well, of the whole expression: it is marked once.
    await expect.poll(marked, { timeout }).toContain('params.sped');
    expect((await marked()).filter((text) => text.includes('sped'))).toHaveLength(1);
    const said = page.locator('.cm-tooltip-lint');
    await pointAt('lenght', 'lenght');
    await expect.poll(() => said.innerText(), { timeout }).toContain('Did you mean length?');
    await page.mouse.move(0, 0);
    await expect.poll(() => said.count(), { timeout }).toBe(0);
    await pointAt('sped', 'sped');
    await expect.poll(() => said.innerText(), { timeout }).toContain('Did you mean speed?');

    await writeReward(page, code.replace('sped', 'speed').replace('lenght', 'length'));
    await expect.poll(marked, { timeout }).not.toContain('lenght');
    expect(errors).toEqual([]);
  });

  it('are told of names under the pointer, and of members while they are written', async () => {
    const { page, errors } = app;
    await chooseTypeScript();
    await writeReward(
      page,
      'function reward_function(params) {\n  const ahead = params.waypoints[0];\n  return 1;\n}\nreward_function;',
    );
    await pointAt('ahead', 'ahead');
    await expect
      .poll(() => page.locator('.cm-nameCard').allInnerTexts(), { timeout })
      .toEqual([expect.stringContaining('const ahead: Waypoint')]);
    await page.mouse.move(0, 0);

    await writeReward(page, 'function reward_function(road) {\n  road.waypoints');
    await page.keyboard.type('.');
    await expect.poll(options, { timeout }).toContain('findLast');
    expect(await options()).not.toContain('speed');
    // What explains the chosen name hangs beside the list and is not cut off.
    const info = page.locator('.cm-completionInfo');
    await expect.poll(() => info.innerText(), { timeout }).toContain('(method)');
    const [list, card] = await Promise.all([
      page.locator('.cm-tooltip-autocomplete > ul').boundingBox(),
      info.boundingBox(),
    ]);
    const isOnTop = await page.evaluate(
      ([x, y]) => {
        let found = document.elementFromPoint(x, y);
        while (found?.shadowRoot) {
          const inner = found.shadowRoot.elementFromPoint(x, y);
          if (inner === null || inner === found) break;
          found = inner;
        }
        return found?.closest('.cm-completionInfo') !== null;
      },
      [card!.x + card!.width / 2, card!.y + card!.height / 2] as const,
    );
    expect([isOnTop, card!.x >= list!.x + list!.width || card!.x < list!.x]).toEqual([true, true]);

    // Keys of params have their cards by any name, and once.
    await page.keyboard.press('Escape');
    await page.keyboard.type('at(0);\nroad.spe');
    await expect.poll(options, { timeout }).toContain('speed');
    expect((await options()).filter((name) => name === 'speed')).toHaveLength(1);
    await expect.poll(() => page.locator('.cm-completionInfo .cm-paramCard').count(), { timeout }).toBe(1);
    expect(errors).toEqual([]);
  });

  it('are not missed where their worker cannot be loaded', async () => {
    const { page, errors } = app;
    await page.route(WORKER, (route) => route.abort());
    await chooseTypeScript();
    await writeReward(
      page,
      'const straightness = 5;\nfunction reward_function(params) {\n  return params.sped;\n}\n',
    );
    await page.keyboard.type('strai');
    await expect.poll(options, { timeout }).toContain('straightness');
    await page.keyboard.type('ghtness;');
    await expect.poll(marked, { timeout }).toContain('params.sped');
    expect(isLoaded).toBe(true);
    expect(errors).toEqual([]);
  });
});
