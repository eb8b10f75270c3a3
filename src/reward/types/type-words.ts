import { nearestParamsKey } from '../review/facts/params-keys.ts';

/** What a diagnostic of TypeScript says, in its own words: the outermost sentence first. */
export interface TypeScriptSaying {
  readonly code: number;
  readonly sentences: readonly string[];
  /** What it is said about, as it stands in the reward. */
  readonly place: string;
}

/** The same for people. */
export interface PlainWords {
  readonly message: string;
  readonly suggestion: string;
}

/** Codes of: cannot find name. */
export const UNKNOWN_NAME: ReadonlySet<number> = new Set([
  2304, 2552, 2580, 2581, 2582, 2583, 2584, 2591, 2592, 2593, 2867, 2868,
]);
/** Codes of: property does not exist. */
export const UNKNOWN_MEMBER: ReadonlySet<number> = new Set([2339, 2550, 2551]);

/** What belongs to browsers, to Node or to other threads, and to no reward. */
const FOREIGN = new Set(
  `document window self navigator location history localStorage sessionStorage indexedDB fetch XMLHttpRequest WebSocket
  Worker postMessage importScripts alert prompt confirm setTimeout setInterval setImmediate clearTimeout clearInterval
  queueMicrotask requestAnimationFrame performance crypto structuredClone process global Buffer module __dirname
  __filename URL URLSearchParams TextEncoder TextDecoder Blob Event EventTarget AbortController WebAssembly`.split(
    /\s+/,
  ),
);

const ONLY_THE_LANGUAGE = 'It has JavaScript itself (Math, Array, Map …), console.log and its params.';
const SEE_EVERY_KEY = 'Write params. to see every key with its meaning.';
/** Cannot find a module, or what it should be configured by. */
const MODULE_CODES = new Set([2306, 2307, 2580, 2591, 2792, 2882]);
const NO_IMPORTS: PlainWords = {
  message: 'A reward cannot import anything.',
  suggestion: `${ONLY_THE_LANGUAGE} Write what you need into this file.`,
};

/**
 * Plain words for what TypeScript says most often, its own for the rest.
 * @returns null for what is no mistake in a language whose types are erased
 */
export function plainWords({ code, sentences, place }: TypeScriptSaying): PlainWords | null {
  const [said = ''] = sentences;
  // Where a module is named: TypeScript has several sayings for that.
  if (/^['"`]/.test(place) && MODULE_CODES.has(code)) return NO_IMPORTS;
  const quoted = Array.from(said.matchAll(/'([^']*)'/g), ([, text]) => text);
  const [first = '', second = '', third = ''] = quoted;
  switch (code) {
    case 2304: // Cannot find name 'first'.
    case 2580: // Do you need to install type definitions for node?
    case 2591:
    case 2584: // Do you need to include 'dom'?
      return unknownName(first);
    case 2552: // Did you mean 'second'?
      return FOREIGN.has(first)
        ? unknownName(first)
        : { message: `${first} is not known here.`, suggestion: `Did you mean ${second}?` };
    case 2583: // Do you need to change your target library?
    case 2550:
      return {
        message: `${first} is newer than what every browser and Node 20 have.`,
        suggestion: 'It may work here and fail elsewhere.',
      };
    case 2339: // Property 'first' does not exist on type 'second'.
      // An object that gets its keys one by one, or a function that keeps something.
      if (/^[{(]/.test(second)) return null;
      return unknownMember(first, second, null);
    case 2551: // Did you mean 'third'?
      return unknownMember(first, second, third);
    case 2345: // Argument of type 'first' is not assignable to parameter of type 'second'.
      return {
        message: `This is ${typeInWords(first)}, where ${typeInWords(second)} is asked for.`,
        suggestion: '',
      };
    case 2322: // Type 'first' is not assignable to type 'second'.
      return {
        message: `This is ${typeInWords(first)}, but it must be ${typeInWords(second)}.`,
        suggestion: '',
      };
    case 2362:
    case 2363:
      return {
        message: 'This part of the calculation is no number.',
        suggestion: 'Take a number out of it: one of its elements or members, or what a call of it gives.',
      };
    case 2365: // Operator 'first' cannot be applied to types 'second' and 'third'.
      return {
        message: `${first} does not go with ${typeInWords(second)} and ${typeInWords(third)}.`,
        suggestion: '',
      };
    case 2367: // … because the types 'first' and 'second' have no overlap.
      return {
        message: `These two can never be the same: one is ${typeInWords(first)}, the other ${typeInWords(second)}.`,
        suggestion: '',
      };
    case 2349:
    case 6234:
      return {
        message: 'This is no function: it cannot be called.',
        suggestion: 'Leave out the ( ) behind it.',
      };
    case 1005: // 'first' expected.
      return { message: `${first} is missing here.`, suggestion: '' };
    case 2493: // Tuple type 'first' of length 'second' has no element at index 'third'.
      return {
        message: `This has ${second} elements, so there is no [${third}]: the first is [0].`,
        suggestion: '',
      };
    case 2540: // Cannot assign to 'first' because it is a read-only property.
    case 2542:
      // Waypoints are told their index, anything else its member.
      if (/^[A-Za-z_$]/.test(first) && code === 2540) {
        return { message: `${first} cannot be changed: it can only be read.`, suggestion: '' };
      }
      return {
        message: 'This cannot be changed: the points of the centre line are the same for every step.',
        suggestion: 'Make a list of your own.',
      };
    case 2588: // Cannot assign to 'first' because it is a constant.
      return {
        message: `${first} is a const, which keeps its first value.`,
        suggestion: 'Declare it with let to change it.',
      };
    case 2451: // Cannot redeclare block-scoped variable 'first'.
    case 2300: // Duplicate identifier 'first'.
      return { message: `${first} is declared twice.`, suggestion: 'Rename one of them.' };
    case 2448: // Block-scoped variable 'first' used before its declaration.
      return { message: `${first} is used before it is declared.`, suggestion: 'Declare it further up.' };
    case 2355: // A function whose declared type is neither 'undefined', 'void', nor 'any' must return a value.
      return {
        message: 'This function says that it returns something, and never does.',
        suggestion: 'Add a return.',
      };
    case 2556: // A spread argument must either have a tuple type or be passed to a rest parameter.
    case 2403: // Subsequent variable declarations must have the same type.
      return null;
    default:
      return { message: sentences.at(-1) ?? said, suggestion: '' };
  }
}

function unknownName(name: string): PlainWords {
  if (name === 'require') return NO_IMPORTS;
  return FOREIGN.has(name)
    ? { message: `A reward has no ${name}.`, suggestion: ONLY_THE_LANGUAGE }
    : {
        message: `${name} is not known here.`,
        suggestion: 'Declare it with const or let, or look how it is spelt where it is declared.',
      };
}

/** @param similar a member of nearly that name; null where TypeScript knows none */
function unknownMember(name: string, type: string, similar: string | null): PlainWords {
  const isOfParams = type === 'RewardParams';
  // Where the author has a type of that name, what it has not may well be a key.
  const key = isOfParams ? nearestParamsKey(name) : null;
  const meant = key === null || key === name ? similar : key;
  const help = isOfParams && key !== name ? SEE_EVERY_KEY : '';
  const named = type.startsWith('{') ? 'This object' : constructorOf(type);
  const owner = Object.hasOwn(OWNERS, type) ? OWNERS[type] : named;
  return {
    message: `${owner ?? typeInWords(type, 'A')} has no ${name}.`,
    suggestion: meant === null ? help : `Did you mean ${meant}?`,
  };
}

/** What TypeScript calls by its type and everybody else by its name. */
const OWNERS: Readonly<Record<string, string>> = {
  RewardParams: 'params',
  Console: 'console',
  Math: 'Math',
  JSON: 'JSON',
};

/** `Number` of `NumberConstructor`. */
function constructorOf(type: string): string | undefined {
  return /^(?:typeof (\w+)|(\w+)Constructor)$/.exec(type)?.slice(1).find(Boolean);
}

/** A type as one would say it: `a number`, `an Error`; what is no plain name stands as it is. */
function typeInWords(type: string, article: 'a' | 'A' = 'a'): string {
  if (!/^[A-Za-z]\w*$/.test(type)) return type;
  if (['undefined', 'null', 'true', 'false', 'void', 'never', 'unknown'].includes(type)) return type;
  return `${article}${/^[aeiou]/i.test(type) ? 'n' : ''} ${type}`;
}
