import type { DeclarationTexts } from '../reward/types/reward-types.ts';

/** What TypeScript must know to check a reward: the language itself up to ES2023, without pages and Node, and `params`. */
export function declarationTexts(): DeclarationTexts {
  const libraries = import.meta.glob<string>(
    '/node_modules/typescript6/lib/lib.{decorators*,es5,es201*,es2020*,es2021*,es2022*,es2023*}.d.ts',
    { query: '?raw', import: 'default', eager: true },
  );
  const [params] = Object.values(
    import.meta.glob<string>('../reward/reward-params.ts', { query: '?raw', import: 'default', eager: true }),
  );
  const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  return {
    libraries: new Map(Object.entries(libraries).map(([path, text]) => [nameOf(path), text])),
    params,
  };
}
