import * as basses from './basses.ts';
import * as bowed from './bowed.ts';
import * as brass from './brass.ts';
import * as choirs from './choirs.ts';
import * as effects from './effects.ts';
import * as electric from './electric-pianos.ts';
import * as folk from './folk-strings.ts';
import * as guitars from './guitars.ts';
import * as harpsichords from './harpsichords.ts';
import { kitFor } from './kits.ts';
import * as mallets from './mallets.ts';
import * as organs from './organs.ts';
import * as pianos from './pianos.ts';
import * as pipes from './pipes.ts';
import * as reeds from './reeds.ts';
import * as synths from './synthesizers.ts';
import type { Voice } from './voice.ts';

/** The voices of General MIDI's 128 programs: four a row, two rows a family. */
const PROGRAMS: readonly (readonly Voice[])[] = [
  // Pianos
  [pianos.PIANO, pianos.BRIGHT_PIANO, pianos.ELECTRIC_GRAND, pianos.HONKY_TONK],
  [electric.TINE_PIANO, electric.FM_PIANO, harpsichords.HARPSICHORD, harpsichords.CLAVINET],
  // Chromatic percussion
  [mallets.CELESTA, mallets.GLOCKENSPIEL, mallets.MUSIC_BOX, mallets.VIBRAPHONE],
  [mallets.MARIMBA, mallets.XYLOPHONE, mallets.TUBULAR_BELLS, folk.DULCIMER],
  // Organs
  [organs.DRAWBAR_ORGAN, organs.PERCUSSIVE_ORGAN, organs.ROCK_ORGAN, organs.CHURCH_ORGAN],
  [organs.REED_ORGAN, organs.ACCORDION, organs.HARMONICA, organs.TANGO_ACCORDION],
  // Guitars
  [guitars.NYLON_GUITAR, guitars.STEEL_GUITAR, guitars.JAZZ_GUITAR, guitars.CLEAN_GUITAR],
  [guitars.MUTED_GUITAR, guitars.OVERDRIVEN_GUITAR, guitars.DISTORTION_GUITAR, guitars.GUITAR_HARMONICS],
  // Basses
  [basses.UPRIGHT_BASS, basses.FINGER_BASS, basses.PICKED_BASS, basses.FRETLESS_BASS],
  [basses.SLAP_BASS, basses.SLAP_BASS, basses.SAW_BASS, basses.SQUARE_BASS],
  // Strings
  [bowed.VIOLIN, bowed.VIOLA, bowed.CELLO, bowed.CONTRABASS],
  [bowed.TREMOLO_STRINGS, bowed.PIZZICATO, bowed.HARP, mallets.TIMPANI],
  // Ensembles
  [bowed.STRINGS, bowed.SLOW_STRINGS, bowed.SYNTH_STRINGS, bowed.SOFT_SYNTH_STRINGS],
  [choirs.CHOIR_AAHS, choirs.VOICE_OOHS, choirs.SYNTH_VOICE, bowed.ORCHESTRA_HIT],
  // Brass
  [brass.TRUMPET, brass.TROMBONE, brass.TUBA, brass.MUTED_TRUMPET],
  [brass.FRENCH_HORN, brass.BRASS_SECTION, brass.SYNTH_BRASS, brass.SOFT_SYNTH_BRASS],
  // Reeds
  [reeds.SOPRANO_SAX, reeds.ALTO_SAX, reeds.TENOR_SAX, reeds.BARITONE_SAX],
  [reeds.OBOE, reeds.ENGLISH_HORN, reeds.BASSOON, reeds.CLARINET],
  // Pipes
  [pipes.PICCOLO, pipes.FLUTE, pipes.RECORDER, pipes.PAN_FLUTE],
  [pipes.BOTTLE, pipes.SHAKUHACHI, pipes.WHISTLE, pipes.OCARINA],
  // Leads
  [synths.SQUARE_LEAD, synths.SAW_LEAD, pipes.CALLIOPE, pipes.CHIFF],
  [synths.CHARANG, choirs.VOICE_LEAD, synths.FIFTHS_LEAD, synths.BASS_LEAD],
  // Pads
  [synths.NEW_AGE_PAD, synths.WARM_PAD, synths.POLYSYNTH, choirs.CHOIR_PAD],
  [synths.BOWED_PAD, synths.METALLIC_PAD, synths.HALO_PAD, synths.SWEEP_PAD],
  // Effects of synthesizers
  [synths.RAIN, synths.SOUNDTRACK, synths.CRYSTAL, synths.ATMOSPHERE],
  [synths.BRIGHTNESS, synths.GOBLINS, synths.ECHOES, synths.SCI_FI],
  // From all over the world
  [folk.SITAR, folk.BANJO, folk.SHAMISEN, folk.KOTO],
  [mallets.KALIMBA, reeds.BAGPIPE, bowed.VIOLIN, reeds.SHANAI],
  // Percussion with a pitch
  [mallets.TINKLE_BELL, mallets.AGOGO, mallets.STEEL_DRUM, mallets.WOODBLOCK],
  [mallets.TAIKO, mallets.MELODIC_TOM, mallets.SYNTH_DRUM, effects.REVERSE_CYMBAL],
  // Sounds
  [effects.FRET_NOISE, effects.BREATH_NOISE, effects.SEASHORE, effects.BIRD],
  [effects.TELEPHONE, effects.HELICOPTER, effects.APPLAUSE, effects.GUNSHOT],
];

/**
 * The voice of a General MIDI program.
 * @param program 0 … 127; of drums, the number of the kit
 */
export function voiceFor(program: number, isDrum: boolean): Voice {
  return isDrum ? kitFor(program) : (PROGRAMS[program >> 2]?.[program & 3] ?? pianos.PIANO);
}
