/** As much of Pyodide as it takes. */
interface Interpreter {
  runPython(code: string): unknown;
}

/** Where the runner waits among Python's modules: a name that no `import` can spell. */
const PLACE = '<runner>';

/**
 * Runs the programs of this folder and leaves a `Runner` in the interpreter's memory for `takeRunner`; so a snapshot that
 * is taken in between holds it, and who starts from the snapshot does not compile them again (a third of such a start).
 * They share a namespace that no module name leads to, with builtins that user code cannot patch. Python's `exec` reads
 * them, as Pyodide's `runPython` takes four times as long: it makes Python objects of the syntax tree first.
 * @param program texts of loop_watch.py, printed.py, step_params.py and runner.py, in this order
 */
export function parkRunner(interpreter: Interpreter, program: readonly string[]): void {
  interpreter.runPython(`
def park():
    import builtins, sys
    namespace = {'__name__': 'runner', '__builtins__': dict(vars(builtins))}
    for text in ${JSON.stringify(program)}:
        exec(compile(text, '<exec>', 'exec'), namespace)
    sys.modules['${PLACE}'] = namespace['Runner']()
park()
del park`);
}

/** Takes the runner out of the memory, once and before any user code runs. */
export function takeRunner(interpreter: Interpreter): unknown {
  return interpreter.runPython(`__import__('sys').modules.pop('${PLACE}')`);
}
