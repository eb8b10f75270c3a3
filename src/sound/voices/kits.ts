import { cymbal } from './drums/cymbal.ts';
import { handDrum } from './drums/hand-drum.ts';
import { kick } from './drums/kick.ts';
import { rattle } from './drums/rattle.ts';
import { snare } from './drums/snare.ts';
import { tom } from './drums/tom.ts';
import { type Drum, drumKit } from './drum-kit.ts';
import type { Voice } from './voice.ts';

/** What differs between kits. */
interface Kit {
  readonly kick: Drum['sound'];
  readonly snare: Drum['sound'];
  /** Pitch of the lowest tom, in Hz, and seconds until −60 dB. */
  readonly toms: { readonly hertz: number; readonly seconds: number };
  /** How loud kick, snare and toms are against the cymbals. */
  readonly skins?: number;
}

const METAL = [1, 1.5, 2.67];
const WOOD = [1, 2.6];

/** Six toms, low to high, and where they stand. */
const TOMS = [41, 43, 45, 47, 48, 50].map((pitch, i) => ({ pitch, higher: 1.16 ** i, pan: 0.45 - 0.15 * i }));

/** General MIDI's pieces, by pitch. */
function piecesOf({ kick, snare, toms, skins = 1 }: Kit): Map<number, Drum> {
  const drum = (level: number, pan: number, sound: Drum['sound']): Drum => ({ sound, level, pan });
  const hand = (level: number, pan: number, spec: Parameters<typeof handDrum>[0]): Drum =>
    drum(level, pan, (rate) => handDrum(spec, rate));
  const shaken = (level: number, pan: number, spec: Parameters<typeof rattle>[0]): Drum =>
    drum(level, pan, (rate) => rattle(spec, rate));
  const plate = (level: number, pan: number, spec: Parameters<typeof cymbal>[0]): Drum =>
    drum(level, pan, (rate) => cymbal(spec, rate));
  return new Map<number, Drum>([
    [35, drum(0.52 * skins, 0, kick)],
    [36, drum(0.55 * skins, 0, kick)],
    [37, hand(0.4, -0.1, { hertz: 1050, seconds: 0.06, slap: 1.2, ratios: WOOD })],
    [38, drum(0.56 * skins, -0.05, snare)],
    [39, shaken(0.34, 0.1, { hertz: 1300, q: 1, strokes: [0, 0.011, 0.022, 0.034], seconds: 0.14 })],
    [40, drum(0.56 * skins, -0.05, snare)],
    ...TOMS.map(({ pitch, higher, pan }): [number, Drum] => [
      pitch,
      drum(0.38 * skins, pan, (rate) => tom({ hertz: toms.hertz * higher, seconds: toms.seconds }, rate)),
    ]),
    [42, plate(0.2, -0.3, { seconds: 0.11, low: 6500, metal: 0.45 })],
    [44, plate(0.15, -0.3, { seconds: 0.08, low: 5500, metal: 0.5 })],
    [46, plate(0.17, -0.3, { seconds: 1.3, low: 6000, metal: 0.45 })],
    [49, plate(0.16, 0.35, { seconds: 2.6, low: 3200, metal: 0.2, attack: 0.002 })],
    [51, plate(0.2, 0.4, { seconds: 2.2, low: 4500, metal: 0.55, stick: 1.2 })],
    [52, plate(0.17, 0.4, { seconds: 1.6, low: 2600, metal: 0.4, attack: 0.002 })],
    [53, hand(0.16, 0.4, { hertz: 1250, seconds: 1.1, slap: 0.5, ratios: [1, 1.51, 2.3, 3.1] })],
    [54, shaken(0.16, -0.4, { hertz: 8200, q: 1.2, strokes: [0, 0.02], seconds: 0.16 })],
    [55, plate(0.16, -0.4, { seconds: 1, low: 4500, metal: 0.2, attack: 0.001 })],
    [56, hand(0.2, 0.2, { hertz: 560, seconds: 0.3, slap: 0.4, ratios: METAL })],
    [57, plate(0.16, -0.4, { seconds: 2.4, low: 3600, metal: 0.2, attack: 0.002 })],
    [58, shaken(0.16, 0.3, { hertz: 2600, q: 3, strokes: [0, 0.04, 0.08, 0.12, 0.16, 0.2], seconds: 0.05 })],
    [59, plate(0.19, 0.45, { seconds: 2, low: 5000, metal: 0.5, stick: 1 })],
    [60, hand(0.38, -0.3, { hertz: 420, seconds: 0.25, slap: 0.6 })],
    [61, hand(0.38, -0.2, { hertz: 310, seconds: 0.28, slap: 0.5 })],
    [62, hand(0.38, 0.3, { hertz: 330, seconds: 0.12, slap: 0.8 })],
    [63, hand(0.32, 0.3, { hertz: 300, seconds: 0.4, slap: 0.5 })],
    [64, hand(0.34, 0.4, { hertz: 220, seconds: 0.45, slap: 0.4 })],
    [65, hand(0.32, -0.3, { hertz: 540, seconds: 0.35, slap: 0.8 })],
    [66, hand(0.32, -0.4, { hertz: 390, seconds: 0.4, slap: 0.7 })],
    [67, hand(0.2, 0.4, { hertz: 940, seconds: 0.4, slap: 0.3, ratios: METAL })],
    [68, hand(0.2, 0.4, { hertz: 650, seconds: 0.45, slap: 0.3, ratios: METAL })],
    [69, shaken(0.2, -0.3, { hertz: 7000, q: 1, attack: 0.02, seconds: 0.09 })],
    [70, shaken(0.22, 0.35, { hertz: 6000, q: 1.5, attack: 0.006, seconds: 0.05 })],
    [71, hand(0.14, -0.4, { hertz: 2350, seconds: 0.15, slap: 0, ratios: [1] })],
    [72, hand(0.14, -0.4, { hertz: 2250, seconds: 0.5, slap: 0, ratios: [1] })],
    [73, shaken(0.16, 0.3, { hertz: 3200, q: 2, strokes: [0, 0.012, 0.024, 0.036], seconds: 0.02 })],
    [
      74,
      shaken(0.16, 0.3, {
        hertz: 3000,
        q: 2,
        strokes: Array.from({ length: 12 }, (_, i) => 0.02 * i),
        seconds: 0.025,
      }),
    ],
    [75, hand(0.24, -0.1, { hertz: 2500, seconds: 0.08, slap: 0.2, ratios: [1] })],
    [76, hand(0.24, 0.2, { hertz: 1150, seconds: 0.1, slap: 0.3, ratios: WOOD })],
    [77, hand(0.24, 0.3, { hertz: 820, seconds: 0.11, slap: 0.3, ratios: WOOD })],
    [78, hand(0.2, -0.2, { hertz: 520, seconds: 0.14, slap: 0.1, ratios: [1, 2] })],
    [79, hand(0.2, -0.2, { hertz: 390, seconds: 0.3, slap: 0.1, ratios: [1, 2] })],
    [80, hand(0.1, 0.4, { hertz: 3100, seconds: 0.12, slap: 0, ratios: [1, 1.78, 2.61] })],
    [81, hand(0.1, 0.4, { hertz: 3100, seconds: 1.6, slap: 0, ratios: [1, 1.78, 2.61] })],
    [82, shaken(0.18, 0.3, { hertz: 7500, q: 1.2, attack: 0.015, seconds: 0.07 })],
  ]);
}

const STANDARD: Kit = {
  kick: (rate) => kick({ hertz: 52, seconds: 0.5, click: 0.35 }, rate),
  snare: (rate) => snare({ hertz: 185, seconds: 0.36, wires: 0.75 }, rate),
  toms: { hertz: 82, seconds: 0.7 },
};

const ROOM: Kit = { ...STANDARD, toms: { hertz: 78, seconds: 0.9 } };

const POWER: Kit = {
  kick: (rate) => kick({ hertz: 48, seconds: 0.6, click: 0.6 }, rate),
  snare: (rate) => snare({ hertz: 170, seconds: 0.42, wires: 0.85 }, rate),
  toms: { hertz: 72, seconds: 1 },
  skins: 1.15,
};

const ELECTRONIC: Kit = {
  kick: (rate) => kick({ hertz: 46, seconds: 0.45, click: 0.5 }, rate),
  snare: (rate) => snare({ hertz: 215, seconds: 0.26, wires: 0.9 }, rate),
  toms: { hertz: 90, seconds: 0.5 },
};

/** The drum machine with the long kick. */
const ANALOG: Kit = {
  kick: (rate) => kick({ hertz: 46, seconds: 1.1, click: 0.12 }, rate),
  snare: (rate) => snare({ hertz: 200, seconds: 0.22, wires: 0.55 }, rate),
  toms: { hertz: 86, seconds: 0.6 },
};

const JAZZ: Kit = {
  kick: (rate) => kick({ hertz: 60, seconds: 0.36, click: 0.2 }, rate),
  snare: (rate) => snare({ hertz: 205, seconds: 0.3, wires: 0.55 }, rate),
  toms: { hertz: 98, seconds: 0.6 },
  skins: 0.8,
};

/** Wires that stroke the skin. */
const BRUSH: Kit = {
  ...JAZZ,
  snare: (rate) => rattle({ hertz: 3200, q: 0.4, attack: 0.012, seconds: 0.26 }, rate),
  skins: 0.6,
};

/** A large drum without a click, a tight snare; toms are kettles. Cymbals stay where those of other kits are. */
const ORCHESTRA: Kit = {
  kick: (rate) => kick({ hertz: 40, seconds: 1.4, click: 0.05 }, rate),
  snare: (rate) => snare({ hertz: 220, seconds: 0.4, wires: 0.8 }, rate),
  toms: { hertz: 88, seconds: 1.5 },
  skins: 0.9,
};

const KITS: readonly (readonly [program: number, voice: Voice])[] = (
  [
    [0, 'standard kit', STANDARD],
    [8, 'room kit', ROOM],
    [16, 'power kit', POWER],
    [24, 'electronic kit', ELECTRONIC],
    [25, 'analog kit', ANALOG],
    [32, 'jazz kit', JAZZ],
    [40, 'brush kit', BRUSH],
    [48, 'orchestra kit', ORCHESTRA],
  ] as const
).map(([program, name, kit]) => [program, drumKit(name, piecesOf(kit))]);

/** The kit of a program: Roland's numbers, which General MIDI 2 took over; of those between, the one below. */
export function kitFor(program: number): Voice {
  return (KITS.findLast(([first]) => first <= program) ?? KITS[0])[1];
}
