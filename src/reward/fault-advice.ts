import { nearestName } from '../math/nearest-name.ts';
import type { RewardFault, RewardLanguage } from './reward-scorer.ts';

/** What is known where a call failed. */
export interface FaultPlace {
  readonly language: RewardLanguage;
  /** Keys that `params` has. */
  readonly keys: readonly string[];
  /** Objects on the track. */
  readonly numObjects: number;
}

/** An error by its type and message, and what to do about it. @returns null if it is not to be advised on after all */
interface Advice {
  readonly type: RegExp;
  readonly message: RegExp;
  advise(match: RegExpExecArray, place: FaultPlace): string | null;
}

const ADVICE: readonly Advice[] = [
  {
    type: /^KeyError$/,
    message: /^'?(\w+)'?$/,
    advise: ([, name], place) => missingKey(name, place),
  },
  {
    type: /^AttributeError$/,
    message: /^'dict' object has no attribute '(\w+)'/,
    advise: ([, name], place) =>
      place.keys.includes(name) ? `params is a dict: write params['${name}'].` : missingKey(name, place),
  },
  {
    type: /^(NameError|ReferenceError)$/,
    message: /^(?:name )?'?(\w+)'? is not defined/,
    advise: ([, name], place) => unknownName(name, place),
  },
  {
    type: /^UnboundLocalError$/,
    message: /variable '(\w+)'/,
    advise: ([, name]) =>
      `A function that assigns ${name} has a ${name} of its own. To change the module's, write "global ${name}" first in the function.`,
  },
  {
    type: /^ZeroDivisionError$/,
    message: /./,
    advise: () =>
      'The divisor is 0 in this situation. Ask for that first, or add a small constant to the divisor.',
  },
  {
    type: /^IndexError$/,
    message: /out of range/,
    advise: (_, place) =>
      place.numObjects === 0
        ? "There are no objects here: the objects_ lists are empty. Ask first: if params['objects_location']:"
        : "The list is shorter than that. Indices of waypoints go round the track with % len(params['waypoints']).",
  },
  {
    type: /^TypeError$/,
    message: /Cannot (?:read|set) propert.* of undefined/,
    advise: (_, place) =>
      place.numObjects === 0
        ? 'There is nothing at that place of a list, or no such key. Without objects the objects_ lists are empty: ask for their length first.'
        : 'There is nothing at that place of a list, or no such key: look at the name and at the index.',
  },
  {
    type: /^TypeError$/,
    message: /NoneType/,
    advise: () =>
      'Something here is None: a function without a return on one path, or params.get of a key that does not exist.',
  },
  {
    type: /^TypeError$/,
    message: /'(tuple|list)' (?:and|indices)|and '(?:tuple|list)'/,
    advise: () =>
      'A list or point is used like a number. A waypoint is (x, y): take its parts with [0] and [1].',
  },
  {
    type: /^ValueError$/,
    message: /math domain error|expected a (?:nonnegative|number in range)/,
    advise: () =>
      'sqrt takes no number below 0, acos and asin none beyond −1 … 1, log none up to 0. Rounding can lead a little beyond: limit the argument with max and min.',
  },
  {
    type: /^(ModuleNotFoundError|ImportError)$/,
    message: /No module named '([\w.]+)'/,
    advise: ([, name]) =>
      `${name} is not here. The standard library is (math, statistics, bisect …): often a few lines of it do the same.`,
  },
  {
    type: /^(TabError|IndentationError)$/,
    message: /./,
    advise: () => 'Lines of one block begin in the same column. Use four spaces for each level, and no tabs.',
  },
  {
    type: /^RecursionError$/,
    message: /./,
    advise: () => 'A function calls itself without end: say when it must return instead.',
  },
  {
    type: /^RangeError$/,
    message: /call stack/i,
    advise: () => 'A function calls itself without end: say when it must return instead.',
  },
];

/** How to mend a fault, in a sentence or two. @returns null where its message says it all */
export function faultAdvice({ type, message }: RewardFault, place: FaultPlace): string | null {
  for (const advice of ADVICE) {
    if (!advice.type.test(type)) continue;
    const match = advice.message.exec(message);
    if (match !== null) return advice.advise(match, place);
  }
  return null;
}

function missingKey(name: string, { keys, language }: FaultPlace): string {
  const nearest = nearestName(name, keys);
  const write = (key: string): string => (language === 'python' ? `params['${key}']` : `params.${key}`);
  if (nearest !== null) return `params has no ${name}. Did you mean ${write(nearest)}?`;
  return `params has no ${name}. Type ${language === 'python' ? "params['" : 'params.'} to see its ${keys.length} keys.`;
}

const MODULES = ['math', 'random', 'statistics', 'bisect', 'itertools', 'functools', 'collections'];

function unknownName(name: string, place: FaultPlace): string {
  const { language, keys } = place;
  const isPython = language === 'python';
  if (keys.includes(name)) {
    const value = isPython ? `params['${name}']` : `params.${name}`;
    return `${name} is a key of params: write ${value}.`;
  }
  if (isPython && MODULES.includes(name)) return `Write "import ${name}" at the top of the file.`;
  if (isPython && (name === 'true' || name === 'false' || name === 'null'))
    return `Python writes ${{ true: 'True', false: 'False', null: 'None' }[name]}.`;
  if (!isPython && (name === 'math' || name === 'abs' || name === 'sqrt' || name === 'min' || name === 'max'))
    return `In ${language === 'typescript' ? 'TypeScript' : 'JavaScript'} it is Math${name === 'math' ? '' : `.${name}`}.`;
  return `${name} has no value yet when this line runs: assign it before, or look for a misspelt name.`;
}
