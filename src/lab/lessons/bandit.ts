import type { Rng } from '../../math/rng.ts';

/** Levers of which one is pulled at a time, and what has been learnt of them. */
export interface Bandit {
  /** θ: the policy pulls a lever with a probability in proportion to e^θ. */
  readonly preferences: readonly number[];
  /** Mean of what was paid so far; 0 before. */
  readonly baseline: number;
  readonly pulls: number;
  readonly last: { readonly lever: number; readonly paid: number } | null;
}

export interface BanditSettings {
  /** Chance that a lever pays 1; otherwise it pays 0. */
  readonly chances: readonly number[];
  /** How far an update goes. */
  readonly rate: number;
  /** What an even policy is worth beside the payout: the weight of the entropy. */
  readonly entropyWeight: number;
}

export function firstBandit(preferences: readonly number[]): Bandit {
  return { preferences, baseline: 0, pulls: 0, last: null };
}

/** The probability of each lever: softmax. */
export function policyOf(preferences: readonly number[]): number[] {
  const highest = Math.max(...preferences);
  const powers = preferences.map((preference) => Math.exp(preference - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/** How evenly a policy chooses, in nats: 0 where it always does the same, ln n at most. */
export function entropyOf(policy: readonly number[]): number {
  return -policy.reduce((sum, chance) => sum + (chance > 0 ? chance * Math.log(chance) : 0), 0);
}

/** How the entropy grows with each preference: −π (ln π + entropy). */
export function entropyGradient(policy: readonly number[]): number[] {
  const entropy = entropyOf(policy);
  return policy.map((chance) => (chance > 0 ? -chance * (Math.log(chance) + entropy) : 0));
}

/** How the logarithm of a lever's probability grows with each preference: 1 − π for itself, −π for the others. */
export function scoreOf(policy: readonly number[], lever: number): number[] {
  return policy.map((chance, k) => (k === lever ? 1 : 0) - chance);
}

/** Pulls a lever by the policy, and takes a step of REINFORCE with a baseline. */
export function pullLever(bandit: Bandit, settings: BanditSettings, rng: Rng): Bandit {
  const { preferences, baseline, pulls } = bandit;
  const policy = policyOf(preferences);
  const lever = drawFrom(policy, rng);
  const paid = rng.uniform() < settings.chances[lever] ? 1 : 0;
  const score = scoreOf(policy, lever);
  const evenness = entropyGradient(policy);
  const { rate, entropyWeight } = settings;
  return {
    preferences: preferences.map(
      (preference, k) => preference + rate * ((paid - baseline) * score[k] + entropyWeight * evenness[k]),
    ),
    baseline: baseline + (paid - baseline) / (pulls + 1),
    pulls: pulls + 1,
    last: { lever, paid },
  };
}

/** How many of several learners, which differ in their dice alone, most like the lever that pays best at the end. */
export function countOfFinders(
  start: Bandit,
  settings: BanditSettings,
  pulls: number,
  learners: readonly Rng[],
): number {
  const { chances } = settings;
  const best = chances.indexOf(Math.max(...chances));
  const finds = (rng: Rng): boolean => {
    let bandit = start;
    for (let i = 0; i < pulls; i++) bandit = pullLever(bandit, settings, rng);
    return policyOf(bandit.preferences)[best] > 0.5;
  };
  return learners.filter(finds).length;
}

function drawFrom(policy: readonly number[], rng: Rng): number {
  let rest = rng.uniform();
  const drawn = policy.findIndex((chance) => (rest -= chance) < 0);
  return drawn === -1 ? policy.length - 1 : drawn;
}
