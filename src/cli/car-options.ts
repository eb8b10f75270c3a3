import { checkCarFile } from '../training/car-settings.ts';
import { type Car, CAR_NAMES, type CarName } from '../training/run-settings.ts';
import { readJson } from './files.ts';
import { choice, type Options, optionalText } from './options.ts';

/** The car of `--car`: one that ships, by its name, or a .json file of one's own. @throws UsageError, CarError */
export function readCar(options: Options, usual: CarName): Car {
  const asked = optionalText(options, 'car');
  if (asked?.endsWith('.json') === true) return checkCarFile(readJson(asked, 'car'), asked);
  return choice(options, 'car', CAR_NAMES, usual);
}
