import process from 'node:process';
import { parseArgs } from 'node:util';
import type { AttackLanguage } from '../e2e/attacks/attempt.ts';
import {
  type AttackField,
  type AttackRow,
  attemptInside,
  attemptOutside,
  prepareField,
  wreckInside,
  wreckOutside,
} from '../e2e/attacks/attack-suite.ts';
import { EvilServer } from '../e2e/attacks/evil-server.ts';
import { launchApp } from '../e2e/setup/launch-app.ts';
import { serveApp } from '../e2e/setup/serve-app.ts';

/**
 * `npm run attacks`: every attack on the sandbox of reward code, on the built app in a real Chromium, and the same code
 * outside, where it must get through. Prints the table; ends with an error when one got through inside or none can.
 */
const { values } = parseArgs({ options: { only: { type: 'string' } } });
const languages = (['typescript', 'python'] as const).filter((name) => (values.only ?? name) === name);

const app = await serveApp();
const evil = await EvilServer.open();
const browser = await launchApp(app.address, { width: 480, height: 360 });
const field: AttackField = { page: browser.page, evil, targets: { evil: evil.address, app: app.address } };
try {
  await prepareField(field);
  const rows: AttackRow[] = [];
  for (const language of languages) {
    rows.push(...(await attemptInside(field, language)), ...(await wreckInside(field, language, false)));
  }
  const visits = evil.takeVisits();
  for (const language of languages) {
    const own = rows.filter((row) => row.language === language);
    await attemptOutside(field, language, own);
    await wreckOutside(field, language, own);
  }
  print(rows, visits);
} finally {
  await browser.close();
  await evil.close();
  await app.close();
}

function print(rows: readonly AttackRow[], visits: number): void {
  const cell = (text: string, width: number): string =>
    text.replace(/\s+/g, ' ').slice(0, width).padEnd(width);
  const names: Record<AttackLanguage, string> = { typescript: 'JavaScript', python: 'Python' };
  for (const row of rows) {
    const verdict = row.held ? 'held' : 'GOT THROUGH';
    const works = row.works === false ? 'PROVES NOTHING ' : '';
    process.stdout.write(
      `${cell(names[row.language], 10)}  ${cell(row.name, 44)}  ${cell(verdict, 11)}  ${cell(row.inside, 70)}  | ${works}${row.outside ?? ''}\n`,
    );
  }
  const held = rows.filter((row) => row.held).length;
  const proven = rows.filter((row) => row.works).length;
  process.stdout.write(
    `\n${held} of ${rows.length} attacks held; ${proven} of them get through outside; requests that left the app: ${visits}\n`,
  );
  if (held < rows.length || rows.some(({ works }) => works === false) || visits > 0) process.exitCode = 1;
}
