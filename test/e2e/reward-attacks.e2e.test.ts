import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import {
  type AttackField,
  type AttackRow,
  attemptInside,
  attemptOutside,
  prepareField,
  wreckInside,
} from './attacks/attack-suite.ts';
import type { AttackLanguage } from './attacks/attempt.ts';
import { EvilServer } from './attacks/evil-server.ts';
import { launchApp, type OpenApp } from './setup/launch-app.ts';

/** What `npm run attacks` does, without the attacks on the runner that a few stand for. */
let app: OpenApp;
let evil: EvilServer;
let field: AttackField;

beforeAll(async () => {
  const address = inject('appAddress');
  app = await launchApp(address, { width: 480, height: 360 }, 'none');
  evil = await EvilServer.open();
  field = { page: app.page, evil, targets: { evil: evil.address, app: address } };
  await prepareField(field);
});

afterAll(async () => {
  await app.close();
  await evil.close();
});

const failed = (rows: readonly AttackRow[], isGood: (row: AttackRow) => boolean): string[] =>
  rows.filter((row) => !isGood(row)).map(({ name, inside, outside }) => `${name}: ${inside} | ${outside}`);

const rows: Record<AttackLanguage, AttackRow[]> = { typescript: [], python: [] };
const languages = [
  ['JavaScript', 'typescript'],
  ['Python', 'python'],
] as const;

describe.each(languages)('%s in the built app', (_name, language) => {
  it('reaches nothing outside its sandbox', async () => {
    rows[language] = await attemptInside(field, language);
    expect(failed(rows[language], ({ held }) => held)).toEqual([]);
    expect(rows[language].length).toBeGreaterThanOrEqual(30);
    expect(evil.takeVisits()).toBe(0);
  });

  it('can neither wreck nor deceive its runner, and the next reward trains', async () => {
    const wrecks = await wreckInside(field, language, true);
    expect(failed(wrecks, ({ held }) => held)).toEqual([]);
    expect(evil.takeVisits()).toBe(0);
    expect(app.errors).toEqual([]);
  });
});

describe.each(languages)('%s outside the sandbox', (_name, language) => {
  it('reaches all that it did not reach inside', async () => {
    await attemptOutside(field, language, rows[language]);
    expect(failed(rows[language], ({ works }) => works !== false)).toEqual([]);
  });
});
