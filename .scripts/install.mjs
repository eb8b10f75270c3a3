/**
 * Brings node_modules in line with package-lock.json, and does nothing when it already is.
 *
 * Runs before everything else in a fresh clone, so it may use nothing but Node itself. All it has to say goes to
 * stderr: `npm run --silent cli -- … --json` promises that stdout holds one JSON document and nothing else.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Ends the process with a clear line when this Node is older than package.json's `engines` asks for. */
function requireNode() {
  const { engines } = readJson(join(root, 'package.json'));
  const wanted = engines.node.replace(/[^\d.]/g, '');
  if (compareVersions(process.versions.node, wanted) >= 0) return;
  fail(
    `Grad Prix needs Node ${wanted} or newer; this is Node ${process.versions.node}. Get one from https://nodejs.org`,
  );
}

/**
 * Why node_modules cannot be used as it is, or null when it can.
 *
 * npm writes node_modules/.package-lock.json last, so an install that was cut short has none. Comparing that file with
 * the lock file, and looking for each package's own package.json, needs no clock: a fresh checkout gives every file
 * the same modification time, and a copied folder keeps none.
 */
export function staleBecause(folder = root) {
  const installedLock = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(join(folder, 'node_modules'))) return 'there is no node_modules yet';
  if (!existsSync(installedLock)) return 'an earlier installation was not finished';
  const wanted = readJson(join(folder, 'package-lock.json')).packages;
  const installed = readJson(installedLock).packages;
  for (const [path, { version, optional }] of Object.entries(wanted)) {
    // Optional packages are built for one kind of machine each; npm alone knows which of them belong here.
    if (path === '' || optional) continue;
    const name = path.replace(/^.*node_modules\//, '');
    if (installed[path]?.version !== version) return `package-lock.json asks for ${name} ${version}`;
    if (!existsSync(join(folder, path, 'package.json'))) return `${name} is not whole`;
  }
  return null;
}

/** Installs exactly what package-lock.json names, when something else is there. */
export function ensureInstalled() {
  requireNode();
  const reason = staleBecause();
  if (reason === null) return;
  say(`Installing packages (${reason}); this takes about a minute the first time.`);
  let outcome = npm('ci');
  // A lock file made where a registry lacks the builds for other machines does not name them, and npm ci refuses it for
  // that. npm install asks for the same exact versions of all the rest.
  if (outcome.stderr?.includes('EUSAGE')) {
    say('package-lock.json does not name every package; npm install finds the rest.');
    rmSync(join(root, 'node_modules'), { recursive: true, force: true });
    outcome = npm('install', '--no-save');
  }
  if (outcome.status !== 0) {
    say(outcome.stderr ?? '');
    fail(`The packages could not be installed: ${outcome.error?.message ?? 'npm says why above'}.`);
  }
  say('Packages are installed.');
}

/** Runs npm and keeps what it says. NODE_ENV=production would leave out the build tools, and --silent hide the errors. */
function npm(...args) {
  const [command, ...before] = npmCommand();
  return spawnSync(
    command,
    [...before, ...args, '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'ignore', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
    },
  );
}

/** The npm that started us where there is one (also on Windows, where `npm` is a shell script), or the one on PATH. */
function npmCommand() {
  const npm = process.env.npm_execpath;
  return npm?.endsWith('.js') ? [process.execPath, npm] : ['npm'];
}

function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

function compareVersions(left, right) {
  const [a, b] = [left, right].map((version) => version.split('.').map(Number));
  for (let i = 0; i < 3; i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

function fail(line) {
  say(line);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled();
