import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { LINE_LIMIT } from '../../../src/reward/clean-text.ts';
import { importedModules } from '../../../src/reward/python/imported-modules.ts';
import {
  packageOf,
  PackageLockError,
  parsePackageLock,
  withDependencies,
} from '../../../src/reward/python/package-lock.ts';
import { askOnce, type PackageProgress, type Provision } from '../../../src/reward/python/package-source.ts';
import { openPackageStore } from '../../../src/reward/python/package-store.ts';
import type { PackagePlatform } from '../../../src/reward/python/package-store.ts';
import type { Transfer } from '../../../src/reward/python/transfer.ts';
import type { Timer } from '../../../src/reward/timer.ts';
import { packageHostFiles } from '../../contract/package-host.ts';

type Bytes = Uint8Array<ArrayBuffer>;

describe('importedModules', () => {
  test.each([
    ['import numpy', ['numpy']],
    ['import numpy as np, scipy.spatial as s ;import six', ['numpy', 'scipy.spatial', 'six']],
    ['from shapely.geometry import Point, LineString', ['shapely.geometry']],
    ['def f():\n    if True: import pandas\n    from math import (\n        sin)', ['pandas', 'math']],
    ['try: import numpy\nexcept ImportError: numpy = None', ['numpy']],
    ['import \\\n  numpy', ['numpy']],
    ['from . import x\nfrom .y import z', []],
    ['# import numpy\n"import numpy"\n\'\'\'\nimport numpy\n\'\'\'\nx = """a\nimport scipy"""', []],
    ['x = "\\"\nimport numpy', ['numpy']],
    ['important = 1\nimporting = 2\nreimport = 3\nx = params["import numpy"]', []],
    ['import numpy\nimport numpy', ['numpy']],
    ['from __future__ import annotations', ['__future__']],
  ])('%j names %j', (code, modules) => {
    expect(importedModules(code)).toEqual(modules);
  });
});

describe('a source that is asked once', () => {
  const wheels = [{ fileName: 'a.whl', bytes: new Uint8Array(1) }];

  test('is asked anew for other modules only, and for none not at all', async () => {
    const asked: string[] = [];
    const source = askOnce((modules) => {
      asked.push(modules.join());
      return Promise.resolve({ wheels, missing: new Map() });
    });
    expect(await source([])).toEqual({ wheels: [], missing: new Map() });
    expect(await source(['numpy'])).toBe(await source(['numpy']));
    await source(['numpy', 'scipy']);
    await source(['numpy']);
    expect(asked).toEqual(['numpy', 'numpy,scipy', 'numpy']);
  });

  test('is asked again for what was missing', async () => {
    const answers: Provision[] = [
      { wheels: [], missing: new Map([['numpy', 'Go online']]) },
      { wheels, missing: new Map() },
    ];
    const source = askOnce(() => Promise.resolve(answers.shift()!));
    expect((await source(['numpy'])).missing.size).toBe(1);
    expect((await source(['numpy'])).wheels).toBe(wheels);
  });
});

describe('a lock file', () => {
  const files = packageHostFiles();
  const lock = parsePackageLock(new TextDecoder().decode(files.get('pyodide-lock.json')));

  test('finds the package of a module, and what it depends on first', () => {
    const entry = packageOf(lock, 'racing_numbers')!;
    expect(entry.name).toBe('racing-numbers');
    expect(withDependencies(lock, entry)?.map(({ name }) => name)).toEqual(['grid-maths', 'racing-numbers']);
    expect(packageOf(lock, 'gridmaths.turn')?.name).toBe('grid-maths');
  });

  test.each(['math', 'constructor', '__proto__', 'https://evil.example/x.whl', ''])(
    'has no package for %j',
    (module) => {
      expect(packageOf(lock, module)).toBeNull();
    },
  );

  test('survives packages that depend on each other, and gives up on those that are no wheels', () => {
    const entry = { ...packageOf(lock, 'gridmaths')!, depends: ['b'] };
    const other = { ...entry, name: 'b', depends: ['a'] };
    expect(withDependencies({ packages: { a: entry, b: other } }, entry)).toEqual([other, entry]);
    const library = { ...other, depends: [], package_type: 'shared_library' };
    expect(withDependencies({ packages: { a: entry, b: library } }, entry)).toBeNull();
    expect(withDependencies({ packages: { a: entry } }, entry)).toBeNull();
  });

  test.each(['../x.whl', 'https://evil.example/x.whl', '/x.whl', 'x.exe', 'a b.whl'])(
    'does not take %j for the name of a wheel',
    (file_name) => {
      const entry = { ...packageOf(lock, 'gridmaths')!, file_name };
      expect(packageOf({ packages: { a: entry } }, 'gridmaths')).toBeNull();
    },
  );

  test.each([
    ['nonsense', /not a pyodide-lock\.json/],
    ['[]', /no packages/],
    ['{"packages": {"a": 3}}', /packages\.a is not an object/],
    ['{"packages": {"a": {"name": "a"}}}', /packages\.a\.version is missing/],
    [
      '{"packages": {"a": {"name": "a", "version": "1", "file_name": "a", "sha256": "0", "package_type": "package", "depends": [1]}}}',
      /packages\.a\.depends is missing/,
    ],
  ])('%s is refused', (json, message) => {
    expect(() => parsePackageLock(json)).toThrow(PackageLockError);
    expect(() => parsePackageLock(json)).toThrow(message);
  });
});

const timer: Timer = {
  after(milliseconds, action) {
    const timeout = setTimeout(action, milliseconds);
    return () => clearTimeout(timeout);
  },
};

const arriving = <T>(done: Promise<T>): Transfer<T> => ({ done, cancel: () => undefined });

describe('withDependencies', () => {
  test('goes as deep as a list does', () => {
    const entry = (i: number) => ({
      name: `p${i}`,
      version: '1',
      file_name: `p${i}.whl`,
      sha256: '',
      package_type: 'package',
      depends: i === 0 ? [] : [`p${i - 1}`],
      imports: [],
    });
    const all = Array.from({ length: 200_000 }, (_, i) => entry(i));
    const lock = { packages: Object.fromEntries(all.map((one) => [one.name, one])) };
    expect(withDependencies(lock, all.at(-1)!)).toEqual(all);
  });
});

describe('a package store', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  let files: Map<string, Bytes>;
  let kept: Map<string, Bytes>;
  let fetched: string[];
  let progress: PackageProgress[];
  let platform: PackagePlatform;

  beforeEach(() => {
    files = packageHostFiles();
    kept = new Map();
    fetched = [];
    progress = [];
    platform = {
      host: 'https://packages.example/',
      list: 'https://packages.example/pyodide-lock.json',
      lock: () =>
        arriving(
          Promise.resolve(
            parsePackageLock(new TextDecoder().decode(packageHostFiles().get('pyodide-lock.json'))),
          ),
        ),
      fetch: (fileName, onShare) => {
        fetched.push(fileName);
        const bytes = files.get(fileName);
        if (!bytes) return arriving(Promise.reject(new Error('it answered 404')));
        onShare(1);
        return arriving(Promise.resolve(bytes));
      },
      timer,
      digest: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('hex')),
      read: (fileName) => Promise.resolve(kept.get(fileName) ?? null),
      keep: (fileName, bytes) => {
        kept.set(fileName, bytes);
        return Promise.resolve();
      },
      onProgress: (step) => progress.push(step),
    };
  });

  const WHEELS = ['grid_maths-1.2-py3-none-any.whl', 'racing_numbers-1.2-py3-none-any.whl'];

  test('fetches what modules need, dependencies first, and says how far it is', async () => {
    const { wheels, missing } = await openPackageStore(platform)([
      'math',
      'racing_numbers',
      'gridmaths.turn',
    ]);
    expect(wheels.map(({ fileName }) => fileName)).toEqual(WHEELS);
    expect(missing.size).toBe(0);
    expect(progress.map(({ share }) => share)).toEqual([0, 0.5, 0.5, 0.99, 1]);
    expect(progress[0].packages).toEqual(['grid-maths 1.2', 'racing-numbers 1.2']);
  });

  test('asks nobody a second time, and needs no network then', async () => {
    await openPackageStore(platform)(['racing_numbers']);
    files.clear();
    fetched = [];
    progress = [];
    const { wheels } = await openPackageStore(platform)(['racing_numbers']);
    expect(wheels.map(({ fileName }) => fileName)).toEqual(WHEELS);
    expect([fetched, progress]).toEqual([[], []]);
  });

  test('fetches nothing for modules that no package provides', async () => {
    expect(await openPackageStore(platform)(['math', 'nonsense'])).toEqual({
      wheels: [],
      missing: new Map(),
    });
    expect(fetched).toEqual([]);
  });

  test('says which package could not be fetched, why and what to do', async () => {
    files.delete(WHEELS[0]);
    const { wheels, missing } = await openPackageStore(platform)(['racing_numbers']);
    expect(wheels).toEqual([]);
    expect(missing.get('racing_numbers')).toBe(
      'grid-maths 1.2 could not be fetched from https://packages.example/ (it answered 404). Go online and run this again, after that it is kept; or do without grid-maths',
    );
    expect(progress.at(-1)?.share).toBe(1);
  });

  test('does not use a file that is not the one of the list, and does not keep it', async () => {
    files.set(WHEELS[0], new Uint8Array([1, 2, 3]));
    const { wheels, missing } = await openPackageStore(platform)(['gridmaths']);
    expect(wheels).toEqual([]);
    expect(missing.get('gridmaths')).toMatch(
      /another file for grid_maths-1\.2-py3-none-any\.whl .* SHA-256 differs/,
    );
    expect(missing.get('gridmaths')!.length).toBeLessThan(LINE_LIMIT);
    expect(kept.size).toBe(0);
  });

  test('fetches a kept file again that has been damaged', async () => {
    await openPackageStore(platform)(['gridmaths']);
    kept.set(WHEELS[0], new Uint8Array([1]));
    const { wheels } = await openPackageStore(platform)(['gridmaths']);
    expect(wheels).toHaveLength(1);
    expect(kept.get(WHEELS[0])).toEqual(files.get(WHEELS[0]));
  });

  test('says so when the list cannot be read', async () => {
    const lock = () => arriving(Promise.reject(new Error('it answered 500')));
    const { wheels, missing } = await openPackageStore({ ...platform, lock })(['gridmaths']);
    expect(wheels).toEqual([]);
    expect(missing.get('gridmaths')).toMatch(
      /the list of packages could not be read from .*lock\.json \(it answered 500\)/,
    );
  });

  /** A transfer of which nothing ever arrives. */
  function silent<T>(): Transfer<T> {
    let cancel: Transfer<T>['cancel'] = () => undefined;
    return { done: new Promise((_, reject) => (cancel = reject)), cancel: (reason) => cancel(reason) };
  }

  test('gives up a host that accepts and never answers', async () => {
    const given = openPackageStore({ ...platform, fetch: () => silent() })(['gridmaths']);
    await vi.advanceTimersByTimeAsync(9000);
    expect(await Promise.race([given, Promise.resolve('waiting')])).toBe('waiting');
    await vi.advanceTimersByTimeAsync(2000);
    expect((await given).missing.get('gridmaths')).toMatch(/\(it sent nothing for 10 s\)\. Go online/);
    const unlisted = openPackageStore({ ...platform, lock: () => silent() })(['gridmaths']);
    await vi.advanceTimersByTimeAsync(11_000);
    expect((await unlisted).missing.get('gridmaths')).toMatch(/list .* \(it sent nothing for 10 s\)/);
  });

  test('waits for a host that is slow, as long as something arrives', async () => {
    const bytes = files.get(WHEELS[0])!;
    const slow: PackagePlatform['fetch'] = (_, onShare) => {
      for (let k = 1; k <= 5; k++) setTimeout(() => onShare(k / 5), 8000 * k);
      return {
        done: new Promise((resolve) => setTimeout(() => resolve(bytes), 40_001)),
        cancel: () => expect.unreachable(),
      };
    };
    const given = openPackageStore({ ...platform, fetch: slow })(['gridmaths']);
    await vi.advanceTimersByTimeAsync(41_000);
    expect((await given).wheels).toHaveLength(1);
  });
});
