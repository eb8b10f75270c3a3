import type { Command } from 'cac';
import { optionalText, type Options } from './options.ts';
import { defaultPackagePlaces, type PackagePlaces } from './python-packages.ts';

/** Gives a command that runs rewards the options on where the packages of Python ones come from. */
export function offerPackages(command: Command): Command {
  return command
    .option(
      '--package-host <url|dir>',
      "Where Python packages come from (default: Pyodide's, at jsdelivr.net)",
    )
    .option(
      '--package-lock <url|file>',
      'A pyodide-lock.json of that host (default: the one of this Pyodide)',
    )
    .option('--package-cache <dir>', "Where they are kept (default: in the user's cache folder)");
}

/** What those options say. */
export function readPackagePlaces(options: Options): PackagePlaces {
  const usual = defaultPackagePlaces();
  return {
    host: optionalText(options, 'package-host') ?? usual.host,
    lock: optionalText(options, 'package-lock') ?? usual.lock,
    cache: optionalText(options, 'package-cache') ?? usual.cache,
  };
}
