import {
  DRUM_VOICES,
  CHANNELS,
  channelsOf,
  LANES,
  PITCHED_PARTS,
  STEPS,
  STEPS_PER_BAR,
  STEPS_PER_BEAT,
} from '../roll/roll-layout.ts';
import { cellOf, emptyRoll, type Roll } from '../roll/roll.ts';
import {
  BARS,
  BEAT_LOGITS_AT as AT,
  BEATS,
  DRUM_BAR,
  DRUMS_PLAY,
  RHYTHM,
  RHYTHM_BAR,
  STEP_WEIGHT,
} from './generator-layout.ts';

/** What the generator's last layers say of one block: logits. What is above 0 is played; of the bass, the one likeliest pitch. */
export interface GeneratorLogits {
  /** [96 + 6]: the rhythm that both bars share; whether each pitched part plays in each bar. */
  readonly rhythm: Float32Array;
  /** [3 · 144 + 2], the chosen groove: the bar that both bars play, and what each of them adds; whether drums play in each. */
  readonly drums: Float32Array;
  /** [8 beats × all `BEAT_LOGITS`] */
  readonly pitches: Float32Array;
}

/** Whether a pitched part plays in a bar at all. @param lane the part's place in `PITCHED_PARTS` */
export function playsLogit({ rhythm }: GeneratorLogits, bar: number, lane: number): number {
  return rhythm[playsOutput(bar, lane)];
}

/** Which output of the layer `rhythm` says so. */
export function playsOutput(bar: number, lane: number): number {
  return RHYTHM_BAR + bar * PITCHED_PARTS.length + lane;
}

/** Whether a groove hits a voice at a step, 0 … 31. */
function hitLogit(groove: Float32Array, step: number, voice: number): number {
  const voices = DRUM_VOICES.length;
  return groove[(step % STEPS_PER_BAR) * voices + voice] + groove[DRUM_BAR + step * voices + voice];
}

/** Whether a pitched part sounds at a step, or is struck. @param step 0 … 31 @param lane its place in `PITCHED_PARTS`; of being struck, 3 more */
export function rhythmLogit({ rhythm, pitches }: GeneratorLogits, step: number, lane: number): number {
  const beat = Math.floor(step / STEPS_PER_BEAT) * (pitches.length / BEATS);
  const added = pitches[beat + AT.rhythm + (step % STEPS_PER_BEAT) * RHYTHM + lane];
  return STEP_WEIGHT * added + rhythm[(step % STEPS_PER_BAR) * RHYTHM + lane];
}

/** What a groove [434] plays, nothing else. */
export function decidedDrums(groove: Float32Array): Roll {
  const roll = emptyRoll();
  for (let step = 0; step < STEPS; step++) {
    if (groove[DRUMS_PLAY + Math.floor(step / STEPS_PER_BAR)] <= 0) continue;
    for (let voice = 0; voice < DRUM_VOICES.length; voice++)
      if (hitLogit(groove, step, voice) > 0) roll[cellOf(step, voice)] = 1;
  }
  return roll;
}

/** What the logits play. */
export function decidedRoll(logits: GeneratorLogits): Roll {
  const roll = decidedDrums(logits.drums);
  const { pitches } = logits;
  const beats = Array.from({ length: BEATS }, (_, beat) =>
    pitches.subarray((beat * pitches.length) / BEATS, ((beat + 1) * pitches.length) / BEATS),
  );
  for (let beat = 0; beat < BEATS; beat++) writeBeat(roll, beat, beats, logits);
  silenceParts(roll, logits);
  return roll;
}

function writeBeat(roll: Roll, beat: number, all: readonly Float32Array[], whole: GeneratorLogits): void {
  const logits = all[beat];
  const { bass, chords, pad } = LANES;
  /** What both beats of a half bar decide together. */
  const shared = (at: number): number => logits[at] + all[beat ^ 1][at];
  for (let i = 0; i < STEPS_PER_BEAT; i++) {
    const step = beat * STEPS_PER_BEAT + i;
    const first = step * CHANNELS;
    const isOn = (lane: number): boolean => rhythmLogit(whole, step, lane) > 0;
    const sounds = PITCHED_PARTS.map((_, lane) => isOn(lane));
    const [bassSounds, chordsSound, padSounds] = sounds;

    if (bassSounds) {
      let [best, most] = [0, -Infinity];
      for (let pitch = 0; pitch < bass.pitches; pitch++) {
        const logit = shared(AT.bass + pitch) + logits[AT.bassEighths + (i >> 1) * bass.pitches + pitch];
        if (logit > most) [best, most] = [pitch, logit];
      }
      roll[first + bass.first + best] = 1;
    }
    const eighth = i >> 1;
    const chordPitches = chordsSound ? chords.pitches : 0;
    for (let pitch = 0; pitch < chordPitches; pitch++) {
      const early = logits[AT.harmonyEighths + eighth * 12 + (pitch % 12)];
      const own = logits[AT.chordEighths + eighth * chords.pitches + pitch];
      if (shared(AT.harmony + (pitch % 12)) + early > 0 && shared(AT.chords + pitch) + own > 0)
        roll[first + chords.first + pitch] = 1;
    }
    const padPitches = padSounds ? pad.pitches : 0;
    for (let pitch = 0; pitch < padPitches; pitch++)
      if (shared(AT.harmony + (pitch % 12)) > 0 && shared(AT.pad + pitch) > 0)
        roll[first + pad.first + pitch] = 1;
    for (const [lane, part] of PITCHED_PARTS.entries())
      if (sounds[lane] && isOn(PITCHED_PARTS.length + lane)) roll[first + LANES[part].attack] = 1;
  }
}

/** Silences the pitched parts that do not play in a bar. */
function silenceParts(roll: Roll, logits: GeneratorLogits): void {
  for (let bar = 0; bar < BARS; bar++)
    for (const [lane, part] of PITCHED_PARTS.entries()) {
      if (playsLogit(logits, bar, lane) > 0) continue;
      const [from, behind] = channelsOf(part);
      for (let step = bar * STEPS_PER_BAR; step < (bar + 1) * STEPS_PER_BAR; step++)
        roll.fill(0, cellOf(step, from), cellOf(step, behind));
    }
}
