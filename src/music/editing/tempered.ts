import { tempered } from '../extend/shaped.ts';
import { isOnset } from './token.ts';

/** Below it nothing becomes likelier any more, and no number too large. */
const COLDEST = 0.05;

/** What a model makes of a place, at a temperature, in two halves. */
export interface TemperedPlace {
  /** Whether a note begins: its chance by the model, and how much speaks for it at that temperature (log-odds, infinite where it is sure). */
  readonly onset: number;
  readonly odds: number;
  /** How likely each token is if a note begins, and how likely each if none does. One in sum, each. */
  readonly given: readonly number[];
}

/** @param chances of all tokens, one in sum @param risk the temperature, 0 or more */
export function temperedPlace(chances: readonly number[], risk: number): TemperedPlace {
  const temperature = Math.max(COLDEST, risk);
  const half = (isIn: (token: number) => boolean): number[] => {
    const own = chances.map((chance, token) => (isIn(token) ? chance : 0));
    return own.some((chance) => chance > 0) ? tempered(own, temperature) : own;
  };
  const [begins, not] = [half(isOnset), half((token) => !isOnset(token))];
  const onset = chances.reduce((sum, chance, token) => (isOnset(token) ? sum + chance : sum), 0);
  return {
    onset,
    odds: Math.log(onset / Math.max(0, 1 - onset)) / temperature,
    given: begins.map((chance, token) => chance + not[token]),
  };
}

/**
 * What is to be added to all odds, so that as many notes begin as by the model itself. A low temperature makes the likeliest likelier,
 * which at most places is that no note begins: without this, a melody would lose its notes.
 */
export function usualBias(places: readonly TemperedPlace[]): number {
  const usual = places.reduce((sum, { onset }) => sum + onset, 0);
  const open = places.map(({ odds }) => Math.abs(odds)).filter(Number.isFinite);
  const most = open.reduce((largest, odds) => Math.max(largest, odds), 0) + 30;
  let [low, high] = [-most, most];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    const begin = places.reduce((sum, { odds }) => sum + logistic(odds + middle), 0);
    if (begin < usual) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** How likely each token is, one in sum. @param bias of `usualBias` */
export function chancesOf({ odds, given }: TemperedPlace, bias: number): number[] {
  const begins = logistic(odds + bias);
  return given.map((chance, token) => chance * (isOnset(token) ? begins : 1 - begins));
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
