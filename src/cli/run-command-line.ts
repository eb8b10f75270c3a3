import process from 'node:process';
import { parseArguments } from './arguments.ts';
import { type CommandResult, complain, oneLine, printResult } from './output.ts';
import { createProgram } from './program.ts';
import { exitStatusOf } from './usage-error.ts';

/** Runs the command named on the command line; whatever goes wrong ends as one line and an exit status. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  try {
    const parsed = parseArguments(createProgram(), args);
    if (!parsed) return;
    const { command, options, words } = parsed;
    // A command without words of its own is given its options alone.
    const given = command.args.map(({ variadic }, i) => (variadic ? words.slice(i) : words[i]));
    const result = (await command.commandAction!(...given, options)) as CommandResult;
    printResult(result, options.has('json'));
  } catch (error) {
    const message = oneLine(error instanceof Error ? error.message : String(error));
    complain(message);
    if (args.includes('--json')) printResult({ json: { error: { message } }, text: message }, true);
    process.exitCode = exitStatusOf(error);
  }
}
