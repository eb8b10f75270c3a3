import ts from 'typescript6';

/** What the reward is called to TypeScript. */
export const REWARD_FILE = '/reward.ts';

/**
 * Nothing here is meant to nag: what runs as JavaScript and is not plainly a mistake passes. A module, because a reward's
 * variables are its own. ES2023 is what Node 20 and the browsers of today have in common.
 */
const OPTIONS: ts.CompilerOptions = {
  strict: false,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
  noEmit: true,
  allowUnreachableCode: true,
  allowUnusedLabels: true,
};

/** Shows TypeScript's language service a folder that holds one reward and declarations that never change. */
export class OneFileHost implements ts.LanguageServiceHost {
  readonly #declarations: ReadonlyMap<string, string>;
  readonly #snapshots = new Map<string, ts.IScriptSnapshot>();
  readonly #roots: readonly string[];
  #version = 0;
  #code = '';

  /**
   * @param declarations texts by path
   * @param roots those of them that belong to the program even where no other refers to them
   */
  constructor(declarations: ReadonlyMap<string, string>, roots: readonly string[]) {
    this.#declarations = declarations;
    this.#roots = roots;
  }

  /** From now on this is the reward. */
  set code(code: string) {
    if (code === this.#code) return;
    this.#code = code;
    this.#version++;
    this.#snapshots.delete(REWARD_FILE);
  }

  getCompilationSettings = (): ts.CompilerOptions => OPTIONS;
  getScriptFileNames = (): string[] => [...this.#roots, REWARD_FILE];
  getScriptVersion = (file: string): string => (file === REWARD_FILE ? String(this.#version) : '0');
  getCurrentDirectory = (): string => '/';
  getDefaultLibFileName = (): string => '/lib.es2023.d.ts';
  readFile = (file: string): string | undefined =>
    file === REWARD_FILE ? this.#code : this.#declarations.get(file);
  fileExists = (file: string): boolean => this.readFile(file) !== undefined;

  getScriptSnapshot = (file: string): ts.IScriptSnapshot | undefined => {
    const known = this.#snapshots.get(file);
    if (known !== undefined) return known;
    const text = this.readFile(file);
    if (text === undefined) return undefined;
    const snapshot = ts.ScriptSnapshot.fromString(text);
    this.#snapshots.set(file, snapshot);
    return snapshot;
  };
}
