import { STEPS_PER_BEAT } from '../roll/roll-layout.ts';
import { pitchClassOf } from '../theory/pitch-class.ts';
import { scaleOf } from '../theory/key.ts';
import { type Move, moveName, type Place } from './melody-line.ts';

/** The notes of C major and of A minor. */
const HOME = new Set(scaleOf({ tonic: 0, mode: 'major' }));

/** What has followed in one context. */
interface Counts {
  readonly of: Map<string, number>;
  /** Sum of all counts. */
  total: number;
}

/** What may be looked at, from the least to the most: the pitch, then the place in the beat and the bar, then what came before. */
const CONTEXTS: readonly ((place: Place) => string)[] = [
  ({ pitchClass }) => `${pitchClass}`,
  ({ pitchClass, step }) => `${pitchClass} in beat ${step % STEPS_PER_BEAT}`,
  ({ pitchClass, step }) => `${pitchClass} in bar ${step}`,
  ({ pitchClass, step, last }) => `${pitchClass} in bar ${step} after ${last[0]}`,
  ({ pitchClass, step, last }) => `${pitchClass} in bar ${step} after ${last.join(', ')}`,
];

/**
 * What a melody does next, by how often it was done before: a Markov chain of several orders, each smoothed by the one below it
 * (Witten & Bell): P(m | c) = (n(m, c) + t(c) · P(m | shorter c)) / (n(c) + t(c)), where t(c) counts the different moves that have
 * followed c. Below the shortest context every move that stays in the scale is as likely.
 */
export class MelodyModel {
  readonly #moves = new Map<string, Move>();
  readonly #counts = new Map<string, Counts>();

  /** Counts what was done. @param weight how often each counts */
  learn(moves: readonly (readonly [Place, Move])[], weight = 1): void {
    for (const [place, move] of moves) {
      const name = moveName(move);
      this.#moves.set(name, move);
      for (const context of CONTEXTS) this.#count(context(place), name, weight);
    }
  }

  /** Everything that was ever done. */
  get moves(): Move[] {
    return [...this.#moves.values()];
  }

  /** A model that has learnt the same, and may learn more without this one. */
  copy(): MelodyModel {
    const copy = new MelodyModel();
    for (const [name, move] of this.#moves) copy.#moves.set(name, move);
    for (const [context, { of, total }] of this.#counts)
      copy.#counts.set(context, { of: new Map(of), total });
    return copy;
  }

  /** How likely each move is at a place, in the order of `moves`; one in sum. */
  probabilities(place: Place): number[] {
    const names = [...this.#moves.keys()];
    const inScale = this.moves.map(({ interval }) =>
      HOME.has(pitchClassOf(place.pitchClass + (interval ?? 0))) ? 1 : 0,
    );
    const count = inScale.reduce<number>((sum, one) => sum + one, 0);
    let chances = inScale.map((one) => (count > 0 ? one / count : 1 / names.length));
    for (const context of CONTEXTS) {
      const counts = this.#counts.get(context(place));
      if (counts === undefined) break;
      const { of, total } = counts;
      chances = chances.map((less, i) => ((of.get(names[i]) ?? 0) + of.size * less) / (total + of.size));
    }
    return chances;
  }

  #count(context: string, name: string, weight: number): void {
    let counts = this.#counts.get(context);
    if (counts === undefined) this.#counts.set(context, (counts = { of: new Map(), total: 0 }));
    counts.of.set(name, (counts.of.get(name) ?? 0) + weight);
    counts.total += weight;
  }
}
