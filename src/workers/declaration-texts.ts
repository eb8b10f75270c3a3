import type { DeclarationTexts } from '../reward/types/reward-types.ts';
import params from '../reward/reward-params.ts?raw';

/** What TypeScript must know to check a reward: the language itself up to ES2023, without pages and Node, and `params`. */
export function declarationTexts(): DeclarationTexts {
  const files = import.meta.glob<string>(
    '/node_modules/typescript6/lib/lib.{decorators*,es5,es201*,es2020*,es2021*,es2022*,es2023*}.d.ts',
    { query: '?raw', import: 'default', eager: true },
  );
  const libraries = new Map(
    Object.entries(files).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1), text]),
  );
  return { libraries, params };
}
