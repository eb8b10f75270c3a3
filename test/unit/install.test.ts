import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from './setup/source-file.ts';

/** Stands in for npm: writes down how it was called, and installs, refuses the lock file or loses the network. */
const FAKE_NPM = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
const [command] = process.argv.slice(2);
appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
console.log('added 2 packages');
if (process.env.MODE === 'offline') { console.error('npm error network'); process.exit(1); }
if (process.env.MODE === 'incomplete' && command === 'ci') { console.error('npm error code EUSAGE'); process.exit(1); }
`;

const lock = {
  packages: {
    '': { name: 'whole' },
    'node_modules/lit': { version: '3.3.3' },
    'node_modules/lit/node_modules/inner': { version: '1.0.0' },
    'node_modules/only-on-mars': { version: '1.0.0', optional: true },
  },
};

let folder = '';
const path = (...names: string[]): string => join(folder, ...names);
const writeJson = (file: string, value: unknown): void => writeFileSync(path(file), JSON.stringify(value));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grad-prix-install-'));
  for (const name of ['.scripts', 'node_modules/lit/node_modules/inner'])
    mkdirSync(path(name), { recursive: true });
  cpSync(join(root, '.scripts/install.mjs'), path('.scripts/install.mjs'));
  writeFileSync(path('npm-cli.js'), FAKE_NPM);
  writeJson('package.json', { engines: { node: '>=20.19' } });
  writeJson('package-lock.json', lock);
  writeJson('node_modules/lit/package.json', {});
  writeJson('node_modules/lit/node_modules/inner/package.json', {});
  writeJson('node_modules/.package-lock.json', lock);
});

afterEach(() => rmSync(folder, { recursive: true }));

function install(mode = 'online') {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['.scripts/install.mjs'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, npm_execpath: path('npm-cli.js'), MODE: mode },
  });
  return { status, stdout, stderr };
}

const npmCalls = (): string[] =>
  readFileSync(path('calls'), { encoding: 'utf8', flag: 'a+' })
    .split('\n')
    .filter(Boolean)
    .map((call) => call.replace(/ --include.*/, ''));

describe('installing', () => {
  it('does nothing and says nothing when every package is there', () => {
    expect(install()).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(npmCalls()).toEqual([]);
  });

  it.each([
    ['there is no node_modules', () => rmSync(path('node_modules'), { recursive: true })],
    ['an installation was cut short', () => rmSync(path('node_modules/.package-lock.json'))],
    ['a package lost its files', () => rmSync(path('node_modules/lit'), { recursive: true })],
    [
      'the lock file moved on',
      () => writeJson('package-lock.json', { packages: { 'node_modules/lit': { version: '3.3.4' } } }),
    ],
  ])('runs npm ci when %s, and keeps stdout empty', (_, spoil) => {
    spoil();
    const { status, stdout } = install();
    expect({ status, stdout, calls: npmCalls() }).toEqual({ status: 0, stdout: '', calls: ['ci'] });
  });

  it('lets npm install complete a lock file that npm ci refuses', () => {
    rmSync(path('node_modules/.package-lock.json'));
    expect(install('incomplete').status).toBe(0);
    expect(npmCalls()).toEqual(['ci', 'install --no-save']);
  });

  it('fails with what npm said', () => {
    rmSync(path('node_modules'), { recursive: true });
    const { status, stderr } = install('offline');
    expect(status).toBe(1);
    expect(stderr).toMatch(/npm error network\n[^]*The packages could not be installed/);
  });

  it('names the Node it needs when this one is older', () => {
    writeJson('package.json', { engines: { node: '>=999.1' } });
    const { status, stderr } = install();
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Grad Prix needs Node 999\.1 or newer; this is Node [\d.]+\..*\n$/);
  });
});
