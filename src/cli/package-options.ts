import { optionalText, type Options } from './options.ts';
import { defaultPackagePlaces, type PackagePlaces } from './python-packages.ts';

/** Where the packages of Python rewards come from: the options that `score` and `train` share. */
export function readPackagePlaces(options: Options): PackagePlaces {
  const usual = defaultPackagePlaces();
  return {
    host: optionalText(options, 'package-host') ?? usual.host,
    lock: optionalText(options, 'package-lock') ?? usual.lock,
    cache: optionalText(options, 'package-cache') ?? usual.cache,
  };
}
