import { MELODIES } from '../../../../music/melodies/melodies.ts';
import { songOfMelody } from '../../../../music/melodies/melody-text.ts';
import type { Store } from '../../../state/store.ts';
import type { ActionHandlers } from '../../state/music-action.ts';
import type { MusicState } from '../../state/music-state.ts';
import { endOf } from '../../state/own-song.ts';
import type { LiveKeys } from '../live-keys.ts';
import type { MidiController } from '../midi-controller.ts';
import type { TakeRecorder } from '../take-recorder.ts';
import type { Transport } from '../transport.ts';

type Playing =
  'play' | 'pause' | 'stop' | 'record' | 'seek' | 'hear' | 'switch' | 'press' | 'release' | 'octave' | 'midi';

/** Octaves at which the computer's keys can begin: all that they play are keys of MIDI. */
const OCTAVES = { low: 0, high: 8 } as const;

/** What makes the song sound, and what is played by hand. */
export function playingActions(
  store: Store<MusicState>,
  transport: Transport,
  takes: TakeRecorder,
  keys: LiveKeys,
  midi: MidiController,
): ActionHandlers<Playing> {
  return {
    play: () => void transport.play(),
    pause: () => transport.pause(),
    stop: () => transport.stop(),
    record: () => void takes.start(),
    seek: ({ beat }) => {
      takes.lift();
      transport.seek(Math.min(beat, endOf(store.state.history.present)));
    },
    hear: ({ index }) => {
      if (index === null) transport.stop();
      else void transport.hear(index, songOfMelody(MELODIES[index]));
    },
    switch: ({ name, isOn }) => store.update({ [name]: isOn }),
    press: ({ pitch, velocity }) => keys.press(pitch, velocity),
    release: ({ pitch }) => keys.release(pitch),
    octave: ({ octave }) => store.update({ octave: Math.min(OCTAVES.high, Math.max(OCTAVES.low, octave)) }),
    midi: () => void midi.open(),
  };
}
