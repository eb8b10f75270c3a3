import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { PACKAGE_REWARD, packageHostFiles } from '../contract/package-host.ts';
import { trainReward } from './attacks/train-reward.ts';
import { launchApp, type OpenApp } from './setup/launch-app.ts';

/** Where nobody is: the browser's requests to it are answered by the test. */
const HOST = 'https://packages.test/';
const LOCK = `${HOST}pyodide-lock.json`;

let app: OpenApp;
const files = packageHostFiles();
const asked: string[] = [];
let isUp = true;

beforeAll(async () => {
  const address = inject('appAddress');
  app = await launchApp('about:blank', { width: 480, height: 360 }, 'none');
  await app.context.route(`${HOST}**`, async (route) => {
    if (!isUp) return route.abort('internetdisconnected');
    const name = route.request().url().slice(HOST.length);
    asked.push(name);
    const body = files.get(name);
    if (!body) return route.fulfill({ status: 404 });
    return route.fulfill({ body: Buffer.from(body), headers: { 'access-control-allow-origin': '*' } });
  });
  await app.context.route(address, async (route) => {
    const response = await route.fetch();
    const page = await response.text();
    const meta = `<meta name="package-host" content="${HOST}" data-lock="${LOCK}" />`;
    await route.fulfill({ response, body: page.replace(/<meta name="package-host"[^>]*>/, meta) });
  });
  await app.page.goto(address, { waitUntil: 'networkidle' });
});

afterAll(() => app.close());

const train = () => trainReward(app.page, 'python', PACKAGE_REWARD, 1);

describe('a Python reward that imports packages', () => {
  it('trains with them', async () => {
    expect(await train()).toHaveProperty('iterations');
    expect(asked).toEqual(expect.arrayContaining(['pyodide-lock.json']));
    expect(asked.filter((name) => name.endsWith('.whl'))).toHaveLength(2);
  });

  it('trains with what was kept on the next visit, without a network', async () => {
    isUp = false;
    await app.page.reload({ waitUntil: 'networkidle' });
    expect(await train()).toHaveProperty('iterations');
    expect(asked.filter((name) => name.endsWith('.whl'))).toHaveLength(2);
  });

  it('is told what to do where nothing was kept and the host cannot be reached', async () => {
    await app.page.evaluate(() => caches.delete('python-packages'));
    await app.page.reload({ waitUntil: 'networkidle' });
    const end = await train();
    expect(end).toMatchObject({ fault: { type: 'ModuleNotFoundError', line: 2 } });
    expect('fault' in end && end.fault.message).toMatch(
      /could not be read from https.*\. Check that it is there, or go online/,
    );
    expect(app.errors).toEqual([]);
  });
});
