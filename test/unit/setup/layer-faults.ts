import { importedFile, importsOf } from './imports-of.ts';
import type { Import } from './imports-of.ts';
import type { SourceFile } from './source-file.ts';

/** One row of the table of layers: what a folder of `src/` may reach for besides itself. */
export interface Layer {
  /** Folders, or files and folders inside them (`reward/templates`), that may be imported in every way. */
  readonly from: readonly string[];
  /** The same, for `import type` alone. */
  readonly typesFrom?: readonly string[];
  /** Packages; `@scope/*` means all of a scope and `node:*` what Node brings along. */
  readonly libraries: readonly string[];
  /** `any` is pure: no DOM and no Node. */
  readonly platform: 'any' | 'worker' | 'DOM' | 'Node';
  /** Whether the folder may read `tracks/` and `policies/`. */
  readonly data?: boolean;
}

export type Layers = Readonly<Record<string, Layer>>;

const DATA = ['tracks', 'policies'];

/** One line for each import that its folder's row does not allow. */
export function layerFaults(files: readonly SourceFile[], layers: Layers): string[] {
  return files.flatMap((file) => {
    const folder = folderOf(file.path);
    const layer = folder === null ? undefined : layers[folder];
    if (folder === null || layer === undefined)
      return [`${file.path} is in no folder of the table of layers`];
    return importsOf(file)
      .filter((found) => !isAllowed(file.path, folder, layer, found))
      .map(({ specifier, line, kind }) => {
        const how = kind === 'types' ? 'types from ' : '';
        return `${file.path}:${line}: ${folder} may not import ${how}${specifier}`;
      });
  });
}

function isAllowed(importer: string, folder: string, layer: Layer, found: Import): boolean {
  const file = importedFile(importer, found.specifier);
  if (file === null) return layer.libraries.some((library) => isOfLibrary(found.specifier, library));
  if (!file.startsWith('src/')) return layer.data === true && DATA.some((name) => isWithin(file, name));
  const inside = file.slice('src/'.length);
  const allowed = found.kind === 'types' ? [...layer.from, ...(layer.typesFrom ?? [])] : layer.from;
  return [folder, ...allowed].some((place) => isWithin(inside, place));
}

function isOfLibrary(specifier: string, library: string): boolean {
  return library.endsWith('*') ? specifier.startsWith(library.slice(0, -1)) : isWithin(specifier, library);
}

/** Whether a path is the place itself, a file of that name or something below it. */
function isWithin(path: string, place: string): boolean {
  return path === place || path === `${place}.ts` || path.startsWith(`${place}/`);
}

function folderOf(path: string): string | null {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
}
