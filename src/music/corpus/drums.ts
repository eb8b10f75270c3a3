import { cellOf, type Roll } from '../roll/roll.ts';
import { DRUM_VOICES, STEPS } from '../roll/roll-layout.ts';

/** Steps of each voice, `x` a hit: a bar or two of a groove, or the last steps of a block for a fill. */
export type DrumText = Readonly<Record<string, string>>;

/** What the drums of a genre play. */
export interface DrumRules {
  readonly grooves: readonly DrumText[];
  readonly fills: readonly DrumText[];
  /** How likely two bars end with the piece's fill. */
  readonly fillRate: number;
  /** How likely a piece has crashes where it begins and after its fills. */
  readonly crashRate: number;
}

/** Writes a groove over both bars, then the fill over its end and the crash at its beginning. */
export function playDrums(roll: Roll, groove: DrumText, fill: DrumText | null, crash: boolean): void {
  writeDrums(roll, groove, 0);
  if (fill) {
    const from = STEPS - Object.values(fill)[0].length;
    for (let step = from; step < STEPS; step++)
      for (let voice = 0; voice < DRUM_VOICES.length; voice++) roll[cellOf(step, voice)] = 0;
    writeDrums(roll, fill, from);
  }
  if (!crash) return;
  for (const name of ['closed hi-hat', 'open hi-hat', 'ride']) roll[cellOf(0, voiceNamed(name))] = 0;
  roll[cellOf(0, voiceNamed('crash'))] = 1;
}

function writeDrums(roll: Roll, text: DrumText, from: number): void {
  for (const [name, hits] of Object.entries(text)) {
    const voice = voiceNamed(name);
    for (let step = from; step < STEPS; step++)
      if (hits[(step - from) % hits.length] === 'x') roll[cellOf(step, voice)] = 1;
  }
}

/** @throws RangeError */
function voiceNamed(name: string): number {
  const voice = DRUM_VOICES.findIndex((drum) => drum.name === name);
  if (voice < 0) throw new RangeError(`${name} is no drum of a roll`);
  return voice;
}
