/**
 * Brings node_modules in line with package-lock.json, and does nothing when it already is.
 *
 * Runs before everything else in a fresh clone, so it may use nothing but Node itself. All it has to say goes to
 * stderr: `npm run --silent cli -- … --json` promises that stdout holds one JSON document and nothing else.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
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
  process.stderr.write(`Installing packages (${reason}); this takes about a minute the first time.\n`);
  const [command, ...before] = npmCommand();
  // NODE_ENV=production would leave out the build tools; --silent of the calling npm would hide the reason of a failure.
  const args = [...before, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0)
    fail(`npm ci did not succeed (${error?.message ?? `exit status ${status}`}); its own message is above.`);
  process.stderr.write('Packages are installed.\n');
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

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureInstalled();
