import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeMidi } from '../../../src/music/midi/write-midi.ts';
import { END, midiBytes } from '../music/midi/midi-bytes.ts';
import { noteOf, songOf } from '../music/song-examples.ts';
import { callCli } from './call-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'grad-prix-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const [piano] = songOf([noteOf(60, 0), noteOf(64, 1)]).tracks;
const drums = { ...piano, name: '', isDrum: true, notes: [noteOf(36, 3)] };
const tempos = [
  { beat: 0, bpm: 60 },
  { beat: 2, bpm: 120 },
];
const band = file('band.mid', writeMidi({ ...songOf([]), tempos, tracks: [piano, drums] }));
const silence = file('silence.mid', midiBytes(0, 96, END));
const prose = file('prose.mid', 'not a midi file');
const missing = join(folder, 'no.mid');
const refusal = `${prose}: byte 0: must begin with "MThd": this is not a MIDI file`;

describe('music inspect', () => {
  it('reports every file', async () => {
    const { exitStatus, stdout, stderr } = await callCli([
      'music',
      'inspect',
      band,
      prose,
      silence,
      missing,
      '--json',
    ]);
    expect({ exitStatus, stderr }).toEqual({ exitStatus: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual([
      {
        file: band,
        format: 1,
        tempo: 60,
        // Two beats of a second, and two of half a second.
        seconds: 3,
        tracks: [
          { name: 'Piano', program: 0, isDrum: false, notes: 2 },
          { name: '', program: 0, isDrum: true, notes: 1 },
        ],
      },
      { file: prose, error: refusal },
      { file: silence, format: 0, tempo: 120, seconds: 0, tracks: [] },
      { file: missing, error: `MIDI file ${missing}: no such file or folder` },
    ]);
  });

  it('shows a person the parts of each', async () => {
    const { exitStatus, stdout } = await callCli(['music', 'inspect', band, prose, silence]);
    expect({ exitStatus, stdout }).toEqual({
      exitStatus: 0,
      stdout: [
        `${band}: format 1, 60 bpm, 3.00 s`,
        '  Piano      program 0  2  notes',
        '  (no name)  drums      1  note',
        `${silence}: format 0, 120 bpm, 0.00 s`,
        refusal,
        '',
      ].join('\n'),
    });
  });

  it('fails where every file is refused', async () => {
    expect(await callCli(['music', 'inspect', prose])).toEqual({
      exitStatus: 2,
      stdout: 'nothing read\n',
      stderr: `${refusal}\n`,
    });
  });

  it.each<[string[], string]>([
    [['music'], 'music: use music inspect, generate, train, metrics'],
    [['music', 'play', band], 'music play: use music inspect, generate, train, metrics'],
    [['music', 'inspect'], 'music inspect: name one or more .mid files'],
    [['music', 'inspect', band, '--out', folder], 'music inspect takes no --out: only files'],
  ])('says what is wrong with %j', async (args, message) => {
    const { exitStatus, stdout, stderr } = await callCli(args);
    expect({ exitStatus, stdout, stderr: stderr.trim() }).toEqual({
      exitStatus: 2,
      stdout: '',
      stderr: message,
    });
  });
});
