import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { GENRE_FACTS } from '../../../src/music/corpus/genre.ts';
import { readModelFile, writeModelFile } from '../../../src/music/gan/model-file.ts';
import { readMidi } from '../../../src/music/midi/read-midi.ts';
import { writeMidi } from '../../../src/music/midi/write-midi.ts';
import { untaughtModel } from '../music/gan/generator-examples.ts';
import { noteOf, songOf } from '../music/song-examples.ts';
import { callCli } from './call-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'grad-prix-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

const model = at('untaught.gpm');
writeFileSync(model, writeModelFile(untaughtModel()));
const own = at('own.mid');
writeFileSync(own, writeMidi(songOf([noteOf(62, 0), noteOf(66, 1), noteOf(69, 2), noteOf(62, 3)])));

mkdirSync(at('songs'));
writeFileSync(at('songs/short.mid'), readFileSync(own));
writeFileSync(at('songs/broken.mid'), 'no music');

interface Generated {
  readonly key: string;
  readonly seconds: number;
  readonly tracks: readonly { readonly name: string; readonly program: number; readonly notes: number }[];
}

describe('music generate', () => {
  it('writes a melody with four parts, the same for the same seed', async () => {
    const [first, again, other] = [at('a/1.mid'), at('2.mid'), at('3.mid')];
    const command = ['music', 'generate', '--melody', 'ode', '--model', model, '--json'];
    const { exitStatus, stdout } = await callCli([...command, '--seed', '3', '--out', first]);
    expect(exitStatus).toBe(0);
    const { key, seconds, tracks } = JSON.parse(stdout) as Generated;
    expect(key).toBe('D major');
    expect(seconds).toBeCloseTo(16, 0);
    expect(tracks.map(({ name }) => name)).toEqual(['Melody', 'Drums', 'Bass', 'Chords', 'Pad']);
    expect(tracks[0].notes).toBe(30);
    const read = readMidi(readFileSync(first), first);
    expect(read.tracks.map(({ notes }) => notes.length)).toEqual(tracks.map(({ notes }) => notes));
    expect(read.tracks.map(({ volume }) => volume)).toEqual(Object.values(GENRE_FACTS.pop.volumes));
    await callCli([...command, '--seed', '3', '--out', again]);
    await callCli([...command, '--seed', '4', '--out', other]);
    expect(readFileSync(again)).toEqual(readFileSync(first));
    expect(readFileSync(other)).not.toEqual(readFileSync(first));
  });

  it('finds the key of a file that does not say it', async () => {
    const { stdout } = await callCli([
      'music',
      'generate',
      '--melody',
      own,
      '--model',
      model,
      '--out',
      at('4.mid'),
      '--json',
    ]);
    expect((JSON.parse(stdout) as Generated).key).toBe('D major');
  });

  it.each([
    [['--out', 'x.mid'], '--melody is missing'],
    [['--melody', 'ode-to-jog', '--out', 'x.mid', '--model', model], 'do you mean ode-to-joy'],
    [['--melody', 'no.mid', '--out', 'x.mid', '--model', model], 'MIDI file no.mid: no such file'],
    [['--melody', 'ode', '--genre', 'folk', '--out', 'x.mid'], '--genre must be rock or pop or jazz'],
    [['--melody', 'ode', '--model', own, '--out', 'x.mid'], 'this is no music model'],
  ])('says in a line what is wrong with %j', async (options, line) => {
    const { exitStatus, stderr } = await callCli(['music', 'generate', ...options]);
    expect(exitStatus).toBe(2);
    expect(stderr).toContain(line);
  });
});

describe('music train', () => {
  it('keeps a model, its losses and its epochs', async () => {
    const out = at('trained');
    const { exitStatus, stdout, stderr } = await callCli([
      'music',
      'train',
      '--genre',
      'rock',
      '--samples',
      '64',
      '--epochs',
      '2',
      '--seed',
      '5',
      '--out',
      out,
      '--json',
    ]);
    expect(exitStatus).toBe(0);
    const result = JSON.parse(stdout) as { updates: number; reason: string; epochs: { gap: number }[] };
    expect(result).toMatchObject({ model: 'rock', samples: 64, seed: 5, updates: 4, reason: 'finished' });
    expect(result.epochs).toHaveLength(3);
    expect(stderr).toContain('epoch 2, 4 updates');
    const trained = readModelFile(readFileSync(join(out, 'model.gpm')), 'model.gpm');
    expect(trained).toMatchObject({ id: 'rock', seed: 5, updates: 4, samples: 64 });
    expect(readFileSync(join(out, 'losses.csv'), 'utf8').trim().split('\n')).toHaveLength(5);
    expect(readFileSync(join(out, 'epochs.csv'), 'utf8')).toMatch(/^epoch,updates,gap,cpuSeconds\n0,0,/);

    const from = await callCli(
      ['music', 'train', '--genre', 'rock', '--samples', '64', '--epochs', '1'].concat(
        '--clone',
        join(out, 'model.gpm'),
        '--out',
        at('cloned'),
        '--json',
      ),
    );
    const [start] = (JSON.parse(from.stdout) as typeof result).epochs;
    expect(start.gap).toBeCloseTo(result.epochs[2].gap, 1);
  });

  it.each([
    [['--genre', 'rock'], '--out is missing'],
    [['--epochs', '0', '--out', 'x'], '--epochs: must be a whole number from 1 to 10000 (found 0)'],
    [['--midi', at('nowhere'), '--out', 'x'], 'no such file or folder'],
    [['--midi', at('songs'), '--out', at('few')], 'two samples of two bars are the least to learn from'],
  ])('says in a line what is wrong with %j', async (options, line) => {
    const { exitStatus, stderr } = await callCli(['music', 'train', ...options]);
    expect(exitStatus).toBe(2);
    expect(stderr).toContain(line);
  });
});

describe('music metrics', () => {
  it('finds that an untaught model is none to ship', async () => {
    const { exitStatus, stdout } = await callCli([
      'music',
      'metrics',
      '--model',
      model,
      '--genre',
      'pop',
      '--json',
    ]);
    expect(exitStatus).toBe(0);
    const { met, gap, tunes } = JSON.parse(stdout) as { met: boolean; gap: number; tunes: object };
    expect(met).toBe(false);
    expect(gap).toBeGreaterThan(1);
    expect(Object.keys(tunes)).toHaveLength(16);
  });
});

it('has an action', async () => {
  expect((await callCli(['music', 'hum'])).stderr).toContain('use music inspect, generate, train, metrics');
  expect((await callCli(['music', 'train', 'pop'])).stderr).toContain('what is pop?');
});
