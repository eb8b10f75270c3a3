/**
 * Finds a Chromium for the browser tests, or provides one where that needs no question asked.
 *
 * `node .scripts/chromium.mjs` prints the path; `--install` may use apt-get to get there.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];

/** Where installers put a browser that is not on PATH. */
function usualPlaces() {
  const { HOME = '', LOCALAPPDATA = '', PROGRAMFILES = '' } = process.env;
  const programs = [PROGRAMFILES, process.env['PROGRAMFILES(X86)'] ?? '', LOCALAPPDATA].filter(Boolean);
  const apps = ['Google Chrome.app/Contents/MacOS/Google Chrome', 'Chromium.app/Contents/MacOS/Chromium'];
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(HOME, 'Applications')].flatMap((folder) =>
        apps.map((app) => join(folder, app)),
      );
    case 'win32':
      return programs.flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Chromium/Application/chrome.exe'),
        join(folder, 'Microsoft/Edge/Application/msedge.exe'),
      ]);
    default:
      return ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'];
  }
}

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const extension = process.platform === 'win32' ? '.exe' : '';
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name + extension)));
}

/** The browser that `npx playwright install chromium` fetched, if it did. */
async function playwrightsOwn() {
  try {
    const { chromium } = await import('playwright');
    return [chromium.executablePath()];
  } catch {
    return [];
  }
}

/**
 * Whether the file is a browser that starts. Some distributions put a script by that name there which only says where
 * to get the browser, so on Linux it is asked for its version; elsewhere that question may open a window.
 */
function starts(file) {
  try {
    accessSync(file, constants.X_OK);
    if (!statSync(file).isFile()) return false;
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && /Chrom|Edge/.test(stdout);
}

/**
 * Path of a Chromium on this machine, or null. `CHROMIUM_PATH` wins.
 * @throws Error when `CHROMIUM_PATH` is set and is not a browser: a wrong setting must not be passed over.
 */
export async function findChromium() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (starts(chosen)) return chosen;
    throw new Error(`CHROMIUM_PATH is ${chosen}, which is not a browser that starts`);
  }
  for (const file of [...onPath(), ...usualPlaces(), ...(await playwrightsOwn())])
    if (starts(file)) return file;
  return null;
}

function mayUseApt() {
  return existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
}

/** Installs Debian's Chromium (about 26 s). Output goes to stderr. */
function installWithApt() {
  process.stderr.write('No Chromium found; installing one with apt-get.\n');
  const options = { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update', '-q'], options);
  spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], options);
}

/**
 * Path of a Chromium, installing one where this is root on Debian.
 * @throws Error naming the choices when there is none to be had.
 */
export async function provideChromium() {
  const found = await findChromium();
  if (found !== null) return found;
  if (mayUseApt()) {
    installWithApt();
    const installed = await findChromium();
    if (installed !== null) return installed;
  }
  throw new Error(
    [
      'no Chromium was found on this machine. Any one of these provides it:',
      '  CHROMIUM_PATH=/path/to/chrome npm test   uses a browser you already have',
      '  sudo apt-get install chromium            Debian; on other systems its own package, or Google Chrome',
      '  npx playwright install chromium          a copy for tests alone, in your home folder',
    ].join('\n'),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const path = process.argv.includes('--install') ? await provideChromium() : await findChromium();
    if (path === null) process.exitCode = 1;
    else process.stdout.write(`${path}\n`);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
