import { createHash } from 'node:crypto';
import type { LockedPackage } from '../../src/reward/python/package-lock.ts';
import { makeWheel } from './make-wheel.ts';

/** A package of pure Python: its modules as text by path, and what it depends on. */
interface SmallPackage {
  readonly files: Readonly<Record<string, string>>;
  readonly depends: readonly string[];
}

const PACKAGES: Readonly<Record<string, SmallPackage>> = {
  'grid-maths': {
    files: {
      'gridmaths/__init__.py': 'from gridmaths.turn import turn\n',
      'gridmaths/turn.py': 'def turn(x):\n    return -x\n',
    },
    depends: [],
  },
  'racing-numbers': {
    files: { 'racing_numbers.py': 'import gridmaths\n\ndef double(x):\n    return -2 * gridmaths.turn(x)\n' },
    depends: ['grid-maths'],
  },
};

/** Files of a package host: wheels by name, and their list in the format of pyodide-lock.json. */
export function packageHostFiles(): Map<string, Uint8Array<ArrayBuffer>> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const packages: Record<string, LockedPackage> = {};
  for (const [name, { files: texts, depends }] of Object.entries(PACKAGES)) {
    const wheel = makeWheel(name.replaceAll('-', '_'), '1.2', texts);
    const file_name = `${name.replaceAll('-', '_')}-1.2-py3-none-any.whl`;
    const sha256 = createHash('sha256').update(wheel).digest('hex');
    const imports = [...new Set(Object.keys(texts).map((path) => path.replace(/[/.].*$/, '')))];
    files.set(file_name, new Uint8Array(wheel));
    packages[name] = { name, version: '1.2', file_name, sha256, depends, imports, package_type: 'package' };
  }
  const lock = { info: { abi_version: '2026_0' }, packages };
  files.set('pyodide-lock.json', new TextEncoder().encode(JSON.stringify(lock)));
  return files;
}

/** A reward that needs both packages. */
export const PACKAGE_REWARD = `import math
from racing_numbers import double
def reward_function(params):
    return double(math.floor(params['x']))
`;
