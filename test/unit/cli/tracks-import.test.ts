import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Track } from '../../../src/track/track.ts';
import { parseTrackFile } from '../../../src/track/track-file.ts';
import { npyFile, routeRows } from '../track/importers/npy-file.ts';
import { ringTrack } from '../track/ring-track.ts';
import { callCli } from './call-cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'grad-prix-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const rows = routeRows(ringTrack());
const route = file('My_ring.npy', npyFile(rows));
const circuit = file(
  'circuit.csv',
  rows
    .slice(1)
    .map(([x, y]) => `${-20 * x},${20 * y},5,7`)
    .join('\n'),
);
const open = file('open.npy', npyFile(rows.slice(1)));
const { length } = new Track(ringTrack());

describe('tracks import', () => {
  it('reports every file, writes the tracks, and takes them back', async () => {
    const out = join(folder, 'a', 'tracks');
    const missing = join(folder, 'no.csv');
    const args = ['tracks', 'import', route, open, circuit, missing, route, '--out', out, '--json'];
    const { exitStatus, stdout, stderr } = await callCli(args);
    expect({ exitStatus, stderr }).toEqual({ exitStatus: 0, stderr: '' });
    const near = (value: number): number => expect.closeTo(value, 9) as number;
    const scale = 1.067 / 12;
    expect(JSON.parse(stdout)).toEqual([
      {
        file: route,
        id: 'my-ring',
        name: 'My ring',
        length: near(length),
        width: { min: near(0.8), mean: near(0.8), max: near(0.8) },
        closed: true,
        direction: 'counter-clockwise',
        scale: 1,
        narrowedPoints: [],
        out: join(out, 'my-ring.json'),
      },
      { file: open, error: expect.stringMatching(/open\.npy: row 39: open track: /) as string },
      {
        file: circuit,
        id: 'circuit',
        name: 'circuit',
        length: near(20 * scale * length),
        width: { min: near(1.067), mean: near(1.067), max: near(1.067) },
        closed: true,
        direction: 'clockwise',
        scale: near(scale),
        narrowedPoints: [],
        out: join(out, 'circuit.json'),
      },
      { file: missing, error: `track ${missing}: no such file or folder` },
      { file: route, error: `${route}: would replace my-ring.json from ${route}; rename one of the two` },
    ]);
    expect(readdirSync(out).toSorted()).toEqual(['circuit.json', 'my-ring.json']);
    const text = readFileSync(join(out, 'my-ring.json'), 'utf8');
    expect(parseTrackFile(text, 'my-ring.json').centreLine).toEqual(ringTrack().centreLine);
  });

  it('scales as asked, and shows a table to a person', async () => {
    const { exitStatus, stdout } = await callCli(['tracks', 'import', circuit, route, '--scale', '0.1']);
    expect(exitStatus).toBe(0);
    const [first, second] = stdout.split('\n');
    expect(first).toMatch(/^circuit +circuit +37\.\d\d m +1\.20 m wide +clockwise +scale 0\.1000$/);
    // Four centimetres to each side are no road.
    expect(second).toMatch(/My_ring\.npy: width\.left\[0\]: must be at least 0\.1 m \(found 0\.04/);
  });

  it('fails where its only file is refused', async () => {
    const { exitStatus, stdout, stderr } = await callCli(['tracks', 'import', open, '--json']);
    expect(exitStatus).toBe(2);
    expect(stderr).toMatch(/^[^\n]*open\.npy: row 39: open track: [^\n]*\n$/);
    expect(JSON.parse(stdout)).toEqual([{ file: open, error: stderr.trim() }]);
  });

  it('fails where every file is refused, with a line for each', async () => {
    const { exitStatus, stdout, stderr } = await callCli(['tracks', 'import', open, join(folder, 'no.csv')]);
    expect({ exitStatus, stdout }).toEqual({ exitStatus: 2, stdout: 'nothing imported\n' });
    expect(stderr).toMatch(
      /^[^\n]*open\.npy: row 39: open track: [^\n]*\ntrack [^\n]*no\.csv: no such file[^\n]*\n$/,
    );
  });

  it.each<[string[], RegExp]>([
    [['tracks', 'import'], /^tracks import: name one or more \.npy or \.csv files$/],
    [['tracks', 'export', route], /^tracks export: use tracks, or tracks import FILE$/],
    [['tracks', '--scale', '2'], /^--scale goes with tracks import FILE$/],
    [['tracks', 'import', route, '--scale', '0'], /^--scale must be a number above 0 \(found "0"\)$/],
    [['tracks', 'import', route, '--out', join(open, 'tracks')], /^output folder .*: .*not a folder$/],
  ])('says what is wrong with %j', async (args, message) => {
    const { exitStatus, stdout, stderr } = await callCli(args);
    expect({ exitStatus, stdout }).toEqual({ exitStatus: 2, stdout: '' });
    expect(stderr.trim()).toMatch(message);
  });

  it('is not needed to drive on a foreign track', async () => {
    const args = ['evaluate', '--policy', 'policies/home', '--trials', '1', '--json', '--track'];
    for (const track of [route, circuit]) {
      const { exitStatus, stdout } = await callCli([...args, track]);
      expect(exitStatus).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ trials: [{ progress: expect.any(Number) as number }] });
    }
    const refused = await callCli([...args, open]);
    expect(refused.exitStatus).toBe(2);
    expect(refused.stderr).toMatch(/open track/);
  });
});
