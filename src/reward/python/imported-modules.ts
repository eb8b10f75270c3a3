/** Texts and comments, where the word `import` means nothing; triple quotes first. */
const QUIET =
  /("""|''')(?:\\[^]|(?!\1)[^])*(?:\1|$)|"(?:\\[^]|[^"\\\n])*(?:"|$)|'(?:\\[^]|[^'\\\n])*(?:'|$)|#[^\n]*|\\\n/gm;
/** At the start of a line, or behind `;` or the `:` of a one-line block. */
const IMPORT = /(?:^|[;:])[ \t]*(?:import[ \t]+([^;\n]+)|from[ \t]+(\w[\w.]*)[ \t]+import\b)/gm;

/**
 * The modules that a Python source names in its import statements, wherever they stand, in order and once each:
 * `scipy.spatial`, `math`. A module that is imported by other means, such as `importlib`, is not seen.
 */
export function importedModules(code: string): string[] {
  const modules = new Set<string>();
  for (const [, list, from] of code.replace(QUIET, ' ').matchAll(IMPORT)) {
    for (const part of (list ?? from).split(',')) {
      const name = /^\s*(\w[\w.]*)/.exec(part)?.[1];
      if (name !== undefined) modules.add(name);
    }
  }
  return [...modules];
}
