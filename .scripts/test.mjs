/**
 * `npm test`: installs if needed, provides a Chromium and runs every test.
 *
 * Arguments go to Vitest as they are: `npm test -- --project node test/unit/track`.
 * Without a Chromium the tests in Node still run, and the browser part counts as failed: a part that did not run has
 * not passed. The totals go to test-results/summary.json.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { provideChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, 'test-results');
const report = join(results, 'vitest.json');
const needChromium = ['browser', 'e2e'];

/** Splits the projects off the other arguments; all of them where none is named. */
function readArguments(args) {
  const projects = [];
  const rest = [];
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--project') projects.push(args[++i]);
    else if (args[i].startsWith('--project=')) projects.push(args[i].slice('--project='.length));
    else rest.push(args[i]);
  }
  return { projects: projects.length > 0 ? projects : ['node', 'nn', ...needChromium], rest };
}

function runVitest(projects, rest) {
  rmSync(report, { force: true });
  const args = [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config=test/vitest.config.ts',
    ...projects.map((name) => `--project=${name}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...rest,
  ];
  return spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status;
}

/** Passed and failed tests of Vitest's report; a file that could not be loaded and an error between tests count too. */
function count(status) {
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const failed = numFailedTests + brokenFiles.length;
  return { passed: numPassedTests, failed: status !== 0 ? Math.max(failed, 1) : failed };
}

ensureInstalled();
mkdirSync(results, { recursive: true });
const { projects, rest } = readArguments(process.argv.slice(2));

let missing = null;
if (projects.some((name) => needChromium.includes(name))) {
  try {
    process.env.CHROMIUM_PATH = await provideChromium();
  } catch (error) {
    missing = error.message;
  }
}
const runnable = missing === null ? projects : projects.filter((name) => !needChromium.includes(name));
const totals = runnable.length > 0 ? count(runVitest(runnable, rest)) : { passed: 0, failed: 0 };
for (const name of projects) {
  if (runnable.includes(name)) continue;
  totals.failed += 1;
  process.stdout.write(`FAILED  project ${name}: ${missing}\n`);
}
writeFileSync(join(results, 'summary.json'), `${JSON.stringify(totals)}\n`);
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed\n`);
process.exitCode = totals.failed === 0 && totals.passed > 0 ? 0 : 1;
