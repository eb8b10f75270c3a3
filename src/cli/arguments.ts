import { parseArgs } from 'node:util';
import type { CAC, Command } from 'cac';
import type { Options } from './options.ts';
import { UsageError } from './usage-error.ts';

/** A command line taken apart. */
export interface Arguments {
  readonly command: Command;
  readonly options: Options;
  /** What stands behind the command's name without a dash. */
  readonly words: readonly string[];
}

/** An option as `parseArgs` knows it. */
interface Declaration {
  readonly type: 'boolean' | 'string';
  readonly short?: string;
}

/** One place of a command line where an option stands. */
interface Given {
  readonly name: string;
  /** With its dashes, as it was typed. */
  readonly rawName: string;
  readonly value?: string | undefined;
  /** Whether the value was joined to the name with `=`. */
  readonly inlineValue?: boolean | undefined;
}

/**
 * Takes a command line apart by the commands that were declared to cac. Node does the splitting: cac's own parser turns
 * text that looks like a number into one, and lets names pass that nobody declared.
 * @returns null where help was asked for; it has been printed
 * @throws UsageError
 */
export function parseArguments(cli: CAC, args: readonly string[]): Arguments | null {
  const { tokens } = parseArgs({
    args: [...args],
    // Whether an option takes a value does not depend on the command, so the command may stand anywhere.
    options: Object.fromEntries(
      [cli.globalCommand, ...cli.commands].flatMap((known) => Object.entries(declarationsOf(known))),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const [name, ...words] = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []));
  const given = tokens.filter((token) => token.kind === 'option');
  const command = cli.commands.find((known) => known.name === name);
  if (given.some((option) => option.name === 'help')) {
    (command ?? cli.globalCommand).outputHelp();
    return null;
  }
  const names = cli.commands.map((known) => known.name).join(', ');
  if (name === undefined) throw new UsageError(`name a command: ${names}`);
  if (!command) throw new UsageError(`unknown command ${name}: use ${names}`);
  const options = readOptions(given, command);
  const most = command.args.some(({ variadic }) => variadic) ? Infinity : command.args.length;
  if (words.length > most) throw new UsageError(`${name}: unexpected ${words[most]}`);
  return { command, options, words };
}

/** The options of a command by name, without their dashes. */
function declarationsOf({ options }: Command): Record<string, Declaration> {
  return Object.fromEntries(
    options.map(({ rawName, isBoolean }) => {
      const [, short, name] = /^(?:-(\w), )?--([\w-]+)/.exec(rawName)!;
      return [name, { type: isBoolean ? 'boolean' : 'string', ...(short && { short }) }];
    }),
  );
}

function readOptions(given: readonly Given[], command: Command): Options {
  const known = { ...declarationsOf(command), ...declarationsOf(command.globalCommand!) };
  const options = new Map<string, string[]>();
  for (const option of given) {
    if (!Object.hasOwn(known, option.name)) {
      const names = Object.keys(known).map((name) => `--${name}`);
      throw new UsageError(`unknown option ${option.rawName}: ${command.name} takes ${names.join(', ')}`);
    }
    const values = options.get(option.name) ?? [];
    options.set(option.name, values);
    if (known[option.name].type === 'string') values.push(valueOf(option));
    else if (option.value !== undefined) {
      throw new UsageError(`${option.rawName} takes no value (found ${JSON.stringify(option.value)})`);
    }
  }
  return options;
}

function valueOf({ rawName, value, inlineValue }: Given): string {
  // What looks like the next option is one: `--out --json` forgot its folder.
  if (value === undefined || (!inlineValue && /^-[^\d.]/.test(value)))
    throw new UsageError(`${rawName} needs a value`);
  if (value === '') throw new UsageError(`${rawName} must not be empty`);
  return value;
}
