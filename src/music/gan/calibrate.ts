import { Rng } from '../../math/rng.ts';
import { mean } from '../../math/statistics.ts';
import { scaleOutputs, shiftBiases } from '../../nn/dense-outputs.ts';
import type { Sample } from '../corpus/piece.ts';
import { grooveConsistency } from '../metrics/groove-consistency.ts';
import type { Roll } from '../roll/roll.ts';
import { PITCHED_PARTS } from '../roll/roll-layout.ts';
import { arrangeSamples } from './arrange-samples.ts';
import { type Decision, PLAYING, SOUNDING, STRIKING } from './decision.ts';
import { BARS, BEAT_LOGITS, BEAT_LOGITS_AT, GENERATOR_SHAPES } from './generator-layout.ts';
import { decidedRoll, type GeneratorLogits } from './generator-logits.ts';
import { GeneratorPass } from './generator-pass.ts';
import { drumRests, moveDrumRests } from './drum-rests.ts';
import { settleGrooves } from './settle-grooves.ts';
import { shiftFor } from './threshold.ts';
import { drawNoise } from './training-batch.ts';

/** More would say the same more exactly, and take longer: samples that are counted, and melodies that the generator is tried on. */
const COUNTED = 4096;
const TRIED = 384;
/** Of fewer places, a share says little. */
const FEWEST_PLACES = 32;
/** How much of what a bar adds to what both bars share may be kept. */
const KEPT = [1, 0.75, 0.5, 0.25, 0];

const EACH_BAR = Array.from({ length: BARS }, (_, bar) => bar);

/** In the order in which they are calibrated: each is to be decided only where those before it say so. */
const DECISIONS = [PLAYING, SOUNDING, STRIKING];

/** What tells two bars of the pitched parts apart: what each step adds to the rhythm of its bar. */
const VARIATION = [BEAT_LOGITS_AT.rhythm, BEAT_LOGITS_AT.rhythm + BEAT_LOGITS.rhythm] as const;

/**
 * A generator leaves out what it is unsure of: it hears rare things in the data, and hardly dares to play them. So once it has learnt, its
 * yes and no are calibrated: of each decision the threshold is moved until as much is above it as in the data, the likeliest first; and of
 * what tells two bars apart so much is kept as makes them as alike as the data's. What it ranks stays as it was learnt. Of the
 * drums, grooves are settled, and those that rest chosen as often as drums rest in the data.
 * @param samples that it learns from, one at least
 * @returns calibrates the weights of a generator, which stay as they are, by throws of the dice of a seed
 */
export function calibration(
  samples: readonly Sample[],
): (weights: readonly Float32Array[], seed: number) => Float32Array[] {
  const counted = spread(samples, COUNTED);
  const data = counted.map(({ roll }) => roll);
  const melodies = spread(samples, TRIED);
  const likeness = alike(data);
  const rests = drumRests(data);
  const shares = new Map(DECISIONS.map((decisions) => [decisions, sharesOf(decisions, data)]));

  return (weights, seed) => {
    const own = weights.map((array) => array.slice());
    const decide = (): GeneratorLogits[] => logitsOn(own, melodies, seed);
    const move = (decisions: readonly Decision[], wished = shares.get(decisions)!): void => {
      const made = decide();
      for (const [i, decision] of decisions.entries()) moveThreshold(own, decision, made, wished[i]);
    };
    move(PLAYING);
    keepVariation(own, likeness, (tried) => logitsOn(tried, melodies, seed).map(decidedRoll));
    for (const decisions of [SOUNDING, STRIKING]) move(decisions);

    // People hear the best of some, cleaned, which rests more or less often: by as much as that misses, the aim is moved.
    const playing = shares.get(PLAYING)!;
    const heard = arrangeSamples(new GeneratorPass(own), melodies, new Rng(seed));
    const shareHeard = sharesOf(PLAYING, heard);
    move(
      PLAYING,
      playing.map((share, part) => 2 * share! - shareHeard[part]!),
    );
    settleGrooves(own);
    moveDrumRests(own, choicesOn(own, counted, seed), rests);
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

/** Has as much of a decision's logits above 0 as a share says; where little is known, it stays. */
function moveThreshold(
  own: readonly Float32Array[],
  decision: Decision,
  made: readonly GeneratorLogits[],
  share: number | null,
): void {
  const logits = made.flatMap((block) => EACH_BAR.flatMap((bar) => decision.logits(block, bar)));
  if (share === null || logits.length < FEWEST_PLACES) return;
  shiftBiases(GENERATOR_SHAPES, own, 'rhythm', decision.biases, shiftFor(logits, share));
}

/** Keeps so much of what tells two bars apart as makes rolls most nearly as alike as is wished for. */
function keepVariation(
  own: readonly Float32Array[],
  wished: number,
  make: (weights: readonly Float32Array[]) => readonly Roll[],
): void {
  const misses = KEPT.map((kept) => {
    const tried = own.map((array) => array.slice());
    scaleOutputs(GENERATOR_SHAPES, tried, 'pitches', VARIATION, kept);
    return Math.abs(alike(make(tried)) - wished);
  });
  const best = KEPT[misses.indexOf(Math.min(...misses))];
  scaleOutputs(GENERATOR_SHAPES, own, 'pitches', VARIATION, best);
}

/** How alike their two bars are, 0 … 1, each pitched part by itself. */
function alike(rolls: readonly Roll[]): number {
  return mean(rolls.flatMap((roll) => PITCHED_PARTS.map((part) => grooveConsistency(roll, [part]))))!;
}

/** What a generator says of each sample's melody, behind the block that the data have before it. */
function logitsOn(
  weights: readonly Float32Array[],
  samples: readonly Sample[],
  seed: number,
): GeneratorLogits[] {
  return onThrows(weights, samples, seed, (pass, { melody, before }, dice) =>
    pass.logits(melody, before, dice),
  );
}

/** Which groove each would choose: logits [64] each. */
function choicesOn(
  weights: readonly Float32Array[],
  samples: readonly Sample[],
  seed: number,
): Float32Array[] {
  return onThrows(weights, samples, seed, (pass, { before }, dice) => pass.choose(before, dice));
}

function onThrows<T>(
  weights: readonly Float32Array[],
  samples: readonly Sample[],
  seed: number,
  ask: (pass: GeneratorPass, sample: Sample, dice: Float32Array) => T,
): T[] {
  const pass = new GeneratorPass(weights);
  const rng = new Rng(seed);
  return samples.map((sample) => ask(pass, sample, drawNoise(1, rng)));
}

/** So many of them at most, evenly. */
function spread<T>(all: readonly T[], most: number): T[] {
  const apart = Math.max(1, all.length / most);
  return Array.from({ length: Math.min(most, all.length) }, (_, i) => all[Math.floor(i * apart)]);
}
