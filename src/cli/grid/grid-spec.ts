import { readSetting, type Rules, settingNamed, splitAssignment, textOf } from '../setting-options.ts';
import { UsageError } from '../usage-error.ts';

/** What a sweep tries: one setting, and its values. */
export interface Grid {
  /** `seed`, or CleanRL's name of a hyperparameter. */
  readonly name: string;
  readonly values: readonly unknown[];
}

/** More would be a slip of the finger. */
const MOST_CELLS = 1000;

/**
 * Reads `--grid`: `seed=1..5`, `seed=1,2,3`, `learningRate=1e-3,2e-3`, `hiddenSizes=64-64,32`.
 * @throws UsageError naming the part that is wrong, and its rule
 */
export function readGrid(text: string, rules: Rules): Grid {
  const [name, list] = splitAssignment(text, '--grid');
  const setting = name === 'seed' ? name : settingNamed(name, rules, '--grid');
  const values = list
    .split(',')
    .flatMap((part) => spread(part))
    .map((part) => (setting === 'seed' ? readSeed(part) : readSetting(setting, part, rules, '--grid')));
  const texts = values.map(textOf);
  const twice = texts.find((value, i) => texts.indexOf(value) < i);
  if (twice !== undefined) throw new UsageError(`--grid has ${setting}=${twice} twice`);
  return { name: setting, values };
}

/** `1..3` as `1`, `2`, `3`; anything else as it is. @throws UsageError */
function spread(part: string): string[] {
  const range = /^(\d+)\.\.(\d+)$/.exec(part);
  if (range === null) return [part];
  const [first, last] = [Number(range[1]), Number(range[2])];
  const count = last - first + 1;
  if (count >= 1 && count <= MOST_CELLS) return Array.from({ length: count }, (_, i) => String(first + i));
  throw new UsageError(`--grid ${part} must go up, by at most ${MOST_CELLS} values`);
}

function readSeed(text: string): number {
  const seed = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(seed)) return seed;
  throw new UsageError(
    `--grid seed must be whole numbers of 0 or more, as 1..5 or 1,2,3 (found ${JSON.stringify(text)})`,
  );
}
