import { posix } from 'node:path';
import { parseSync, Visitor } from 'vite';
import type { ESTree } from 'vite';
import type { SourceFile } from './source-file.ts';

/** One place where a file reaches for another. */
export interface Import {
  /** A path into `node_modules` is written like the library's name. */
  readonly specifier: string;
  /** `types` vanishes when compiled; `later` is a dynamic import, a worker's URL or a glob. */
  readonly kind: 'value' | 'types' | 'later';
  readonly line: number;
}

/** Every import of a file: static, type, re-export, dynamic, in a type, by `new URL(…, import.meta.url)` and by glob. */
export function importsOf({ path, text }: SourceFile): Import[] {
  const { program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: Import[] = [];
  const add = (node: ESTree.Node | null | undefined, kind: Import['kind']): void => {
    const specifier = literalStart(node);
    if (node && specifier !== null) {
      found.push({
        specifier: specifier.replace(/^\/node_modules\//, ''),
        kind,
        line: text.slice(0, node.start).split('\n').length,
      });
    }
  };
  new Visitor({
    ImportDeclaration: (node) => add(node.source, node.importKind === 'type' ? 'types' : 'value'),
    ExportNamedDeclaration: (node) => add(node.source, node.exportKind === 'type' ? 'types' : 'value'),
    ExportAllDeclaration: (node) => add(node.source, node.exportKind === 'type' ? 'types' : 'value'),
    TSImportType: (node) => add(node.source, 'types'),
    ImportExpression: (node) => add(node.source, 'later'),
    NewExpression: (node) => {
      const [address, base] = node.arguments;
      if (isNamed(node.callee, 'URL') && base && isImportMeta(base, 'url')) add(address, 'later');
    },
    CallExpression: (node) => {
      if (!isImportMeta(node.callee, 'glob')) return;
      const [patterns] = node.arguments;
      const list = patterns?.type === 'ArrayExpression' ? patterns.elements : [patterns];
      for (const pattern of list) add(pattern, 'later');
    },
  }).visit(program);
  return found;
}

/** The file an import means, from the repository's folder, or null when it means a library. */
export function importedFile(importer: string, specifier: string): string | null {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('/')) return bare.slice(1);
  return bare.startsWith('.') ? posix.join(posix.dirname(importer), bare) : null;
}

/** A string literal, or what a template says before its first hole: `./voices/${name}.ts` still names its folder. */
function literalStart(node: ESTree.Node | null | undefined): string | null {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  return node?.type === 'TemplateLiteral' ? (node.quasis[0]?.value.cooked ?? null) : null;
}

function isNamed(node: ESTree.Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function isImportMeta(node: ESTree.Node, property: string): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'MetaProperty' &&
    isNamed(node.property, property)
  );
}
