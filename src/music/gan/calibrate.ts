import { Rng } from '../../math/rng.ts';
import { mean } from '../../math/statistics.ts';
import { scaleOutputs, shiftBiases } from '../../nn/dense-outputs.ts';
import type { Sample } from '../corpus/piece.ts';
import { grooveConsistency } from '../metrics/groove-consistency.ts';
import type { Roll } from '../roll/roll.ts';
import { type Part, PITCHED_PARTS } from '../roll/roll-layout.ts';
import { arrangeSamples } from './arrange-samples.ts';
import { type Decision, HITTING, PLAYING, SOUNDING, STRIKING } from './decision.ts';
import { BARS, BEAT_LOGITS, BEAT_LOGITS_AT, DRUM_BAR, GENERATOR_SHAPES } from './generator-layout.ts';
import { decidedRoll, type GeneratorLogits } from './generator-logits.ts';
import { GeneratorPass } from './generator-pass.ts';
import { drawNoise } from './training-batch.ts';

/** More would say the same more exactly, and take longer: samples that are counted, and melodies that the generator is tried on. */
const COUNTED = 4096;
const TRIED = 384;
/** Of fewer places, a share says little. */
const FEWEST_PLACES = 32;
/** How much of what a bar adds to what both bars share may be kept. */
const KEPT = [1, 0.75, 0.5, 0.25, 0];
/** Where all or none is to be decided, how far beyond the last logit the threshold is. */
const MARGIN = 0.05;

const EACH_BAR = Array.from({ length: BARS }, (_, bar) => bar);

/** In the order in which they are calibrated: each is to be decided only where those before it say so. */
const DECISIONS = [PLAYING, HITTING, SOUNDING, STRIKING];

/** What tells two bars apart: which outputs, in which parts it is heard. */
interface Variation {
  readonly layer: 'drums' | 'pitches';
  readonly outputs: readonly [first: number, behind: number];
  readonly parts: readonly Part[];
}

const VARIATIONS: readonly Variation[] = [
  { layer: 'drums', outputs: [DRUM_BAR, (1 + BARS) * DRUM_BAR], parts: ['drums'] },
  {
    layer: 'pitches',
    outputs: [BEAT_LOGITS_AT.rhythm, BEAT_LOGITS_AT.rhythm + BEAT_LOGITS.rhythm],
    parts: PITCHED_PARTS,
  },
];

/**
 * A generator leaves out what it is unsure of: it hears rare things in the data, and hardly dares to play them. So once it has learnt, its
 * yes and no are calibrated: of each decision the threshold is moved until as much is above it as in the data, the likeliest first; and of
 * what tells two bars apart so much is kept as makes them as alike as the data's. What it ranks stays as it was learnt.
 * @param samples that it learns from, one at least
 * @returns calibrates the weights of a generator, which stay as they are, by throws of the dice of a seed
 */
export function calibration(
  samples: readonly Sample[],
): (weights: readonly Float32Array[], seed: number) => Float32Array[] {
  const data = spread(samples, COUNTED).map(({ roll }) => roll);
  const melodies = spread(samples, TRIED);
  const likeness = VARIATIONS.map(({ parts }) => alike(data, parts));
  const shares = new Map(DECISIONS.map((decisions) => [decisions, sharesOf(decisions, data)]));

  return (weights, seed) => {
    const own = weights.map((array) => array.slice());
    const decide = (): GeneratorLogits[] => logitsOn(own, melodies, seed);
    const move = (decisions: readonly Decision[], wished = shares.get(decisions)!): void => {
      const made = decide();
      for (const [i, decision] of decisions.entries()) moveThreshold(own, decision, made, wished[i]);
    };
    move(PLAYING);
    for (const [i, variation] of VARIATIONS.entries())
      keepVariation(own, variation, likeness[i], (tried) => logitsOn(tried, melodies, seed).map(decidedRoll));
    for (const decisions of [HITTING, SOUNDING, STRIKING]) move(decisions);

    const playing = shares.get(PLAYING)!;
    const heard = sharesOf(PLAYING, arrangeSamples(new GeneratorPass(own), melodies, new Rng(seed)));
    move(
      PLAYING,
      playing.map((share, part) => 2 * share! - heard[part]!),
    );
    return own;
  };
}

/** Of each, the share of yes where it was to be decided; null where it hardly ever was. */
function sharesOf(decisions: readonly Decision[], rolls: readonly Roll[]): (number | null)[] {
  return decisions.map((decision) => {
    const answers = rolls.flatMap((roll) => EACH_BAR.flatMap((bar) => decision.answers(roll, bar)));
    return answers.length < FEWEST_PLACES ? null : answers.filter((yes) => yes).length / answers.length;
  });
}

function moveThreshold(
  own: readonly Float32Array[],
  decision: Decision,
  made: readonly GeneratorLogits[],
  share: number | null,
): void {
  const logits = made.flatMap((block) => EACH_BAR.flatMap((bar) => decision.logits(block, bar)));
  if (share === null || logits.length < FEWEST_PLACES) return;
  shiftBiases(GENERATOR_SHAPES, own, decision.layer, decision.biases, shiftFor(logits, share));
}

/**
 * What, added to all logits, has so much of them above 0; nothing if it is so already.
 * @param logits one at least
 * @param share beyond 0 … 1 is as the nearer of them
 */
export function shiftFor(logits: readonly number[], share: number): number {
  const ranked = logits.toSorted((a, b) => b - a);
  const yes = Math.min(ranked.length, Math.max(0, Math.round(share * ranked.length)));
  const [least, most] = [ranked.at(yes - 1)!, ranked.at(yes)!];
  if (yes === 0) return Math.min(0, -most - MARGIN);
  if (yes === ranked.length) return Math.max(0, MARGIN - least);
  return least > 0 && most <= 0 ? 0 : -(least + most) / 2;
}

function keepVariation(
  own: readonly Float32Array[],
  { layer, outputs, parts }: Variation,
  wished: number,
  make: (weights: readonly Float32Array[]) => readonly Roll[],
): void {
  const misses = KEPT.map((kept) => {
    const tried = own.map((array) => array.slice());
    scaleOutputs(GENERATOR_SHAPES, tried, layer, outputs, kept);
    return Math.abs(alike(make(tried), parts) - wished);
  });
  const best = KEPT[misses.indexOf(Math.min(...misses))];
  scaleOutputs(GENERATOR_SHAPES, own, layer, outputs, best);
}

/** How alike their two bars are, 0 … 1, each part by itself. */
function alike(rolls: readonly Roll[], parts: readonly Part[]): number {
  return mean(rolls.flatMap((roll) => parts.map((part) => grooveConsistency(roll, [part]))))!;
}

function logitsOn(
  weights: readonly Float32Array[],
  samples: readonly Sample[],
  seed: number,
): GeneratorLogits[] {
  const pass = new GeneratorPass(weights);
  const rng = new Rng(seed);
  return samples.map(({ melody, before }) => pass.logits(melody, before, drawNoise(1, rng)));
}

/** So many of them at most, evenly. */
function spread<T>(all: readonly T[], most: number): T[] {
  const apart = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * apart)]);
}
