import { readFileSync } from 'node:fs';
import { readChunks } from '../../music/midi/midi-chunks.ts';
import { readMidi } from '../../music/midi/read-midi.ts';
import { lastBeat } from '../../music/song/song.ts';
import { TempoMap } from '../../music/song/tempo-map.ts';
import { explainFaults } from '../file-faults.ts';
import { fileOutcomes } from '../file-outcomes.ts';
import { type CommandResult, oneLine, table } from '../output.ts';
import { UsageError } from '../usage-error.ts';

interface Inspected {
  readonly file: string;
  readonly format: number;
  /** The first tempo, in bpm. */
  readonly tempo: number;
  /** Until the last note ends. */
  readonly seconds: number;
  readonly tracks: readonly {
    readonly name: string;
    readonly program: number;
    readonly isDrum: boolean;
    /** How many. */
    readonly notes: number;
  }[];
}

/** `music inspect`: what is in MIDI files. @throws UsageError */
export function musicInspectCommand(files: readonly string[]): CommandResult {
  if (files.length === 0) throw new UsageError('music inspect: name one or more .mid files');
  return fileOutcomes(files, inspect, describe, 'nothing read');
}

function inspect(file: string): Inspected {
  const bytes = explainFaults(file, 'MIDI file', () => readFileSync(file));
  const song = readMidi(bytes, file);
  return {
    file,
    format: readChunks(bytes, file).format,
    tempo: song.tempos[0].bpm,
    seconds: new TempoMap(song.tempos).secondsAt(lastBeat(song)),
    tracks: song.tracks.map(({ name, program, isDrum, notes }) => ({
      name,
      program,
      isDrum,
      notes: notes.length,
    })),
  };
}

function describe(files: readonly Inspected[]): string {
  return files
    .map(({ file, format, tempo, seconds, tracks }) => {
      const head = `${file}: format ${format}, ${tempo} bpm, ${seconds.toFixed(2)} s`;
      const rows = tracks.map(({ name, program, isDrum, notes }) => [
        `  ${oneLine(name) || '(no name)'}`,
        isDrum ? 'drums' : `program ${program}`,
        notes,
        notes === 1 ? 'note' : 'notes',
      ]);
      return [head, ...(rows.length > 0 ? [table(rows)] : [])].join('\n');
    })
    .join('\n');
}
