import { writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { melodyTrack, topLine } from '../../music/corpus/melody-track.ts';
import { bandOf } from '../../music/corpus/band-of.ts';
import { GENRE_FACTS, GENRES } from '../../music/corpus/genre.ts';
import { arrange } from '../../music/gan/arrange.ts';
import { GeneratorPass } from '../../music/gan/generator-pass.ts';
import { writeMidi } from '../../music/midi/write-midi.ts';
import { lastBeat, type InstrumentTrack, type Song } from '../../music/song/song.ts';
import { TempoMap } from '../../music/song/tempo-map.ts';
import { keyOfMelody } from '../../music/theory/find-key.ts';
import { keyName } from '../../music/theory/key.ts';
import { explainFaults } from '../file-faults.ts';
import { readMelody, readModel } from '../music-files.ts';
import { type Options, requiredText, wholeNumber } from '../options.ts';
import { type CommandResult, table } from '../output.ts';
import { makeFolder } from '../replace-files.ts';
import { UsageError } from '../usage-error.ts';

/** `music generate`: four parts for a melody, as a MIDI file. @throws UsageError, SongError */
export function musicGenerateCommand(options: Options): CommandResult {
  const name = requiredText(options, 'melody');
  const out = requiredText(options, 'out');
  const seed = wholeNumber(options, 'seed', 0) ?? 1;
  const model = readModel(options);
  const source = readMelody(name);
  const melody = melodyOf(source, name);
  const key = keyOfMelody(source.keySignature, melody.notes)!;
  const song: Song = { ...source, tracks: [melody] };
  const genre = GENRES.find((genre) => genre === model.id) ?? 'pop';
  const { stroke } = GENRE_FACTS[genre];
  const parts = arrange(new GeneratorPass(model.weights), { song, key, seed, stroke });
  const arranged: Song = { ...song, tracks: bandOf(genre, { ...melody, name: 'Melody' }, parts) };
  makeFolder(dirname(out));
  explainFaults(out, 'output', () => writeFileSync(out, writeMidi(arranged)));

  const json = {
    out,
    model: model.id,
    seed,
    key: keyName(key),
    seconds: new TempoMap(song.tempos).secondsAt(lastBeat(arranged)),
    tracks: arranged.tracks.map(({ name, program, isDrum, notes }) => ({
      name,
      program,
      isDrum,
      notes: notes.length,
    })),
  };
  const head = `${out}: ${song.title || name} in ${json.key}, ${model.name}, seed ${seed}, ${json.seconds.toFixed(1)} s`;
  const rows = json.tracks.map(({ name, notes }) => [`  ${name}`, notes, 'notes']);
  return { json, text: [head, table(rows)].join('\n') };
}

function melodyOf(song: Song, name: string): InstrumentTrack {
  const track = melodyTrack(song);
  if (!track) throw new UsageError(`--melody ${name}: there is no melody in it on a track of its own`);
  return { ...track, notes: topLine(track.notes) };
}
