import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { ownCar } from '../sim/own-car.ts';
import { callCli } from './call-cli.ts';

interface Row {
  readonly id: string;
  readonly car: string;
  readonly idealLap: number;
  readonly idealStandingLap: number;
  readonly legalStandingLap: number;
}

it('adds the fastest laps to the list of tracks', async () => {
  const { exitStatus, stdout } = await callCli(['tracks', '--ideal', '--track', 'home,ridge', '--json']);
  expect(exitStatus).toBe(0);
  const rows = JSON.parse(stdout) as Row[];
  expect(rows.map(({ id }) => id)).toEqual(['home', 'ridge']);
  for (const { car, idealLap, idealStandingLap, legalStandingLap } of rows) {
    expect(car).toBe('deepracer-v6');
    expect(idealStandingLap).toBeGreaterThan(idealLap);
    expect(idealStandingLap).toBeGreaterThan(legalStandingLap);
  }
}, 120_000);

it('knows cars of one’s own: half the grip is slower', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'grad-prix-')), 'slick.json');
  writeFileSync(file, JSON.stringify(ownCar({ grip: 1 })));
  const { stdout } = await callCli(['tracks', '--ideal', '--track', 'home', '--car', file, '--json']);
  rmSync(dirname(file), { recursive: true });
  const usual = await callCli(['tracks', '--ideal', '--track', 'home', '--json']);
  const [slick] = JSON.parse(stdout) as Row[];
  const [stock] = JSON.parse(usual.stdout) as Row[];
  expect(slick.car).toBe('Test car');
  expect(slick.idealLap).toBeGreaterThan(stock.idealLap + 0.1);
}, 120_000);

it.each([
  [['tracks', '--car', 'club'], '--car goes with --ideal'],
  [['tracks', '--ideal', '--car', 'kart'], '--car must be deepracer-v6 or deepracer-v4 or club'],
  [['tracks', '--track', 'nowhere'], 'track nowhere: '],
  [['tracks', '--ideal', '--out', 'x'], '--out goes with tracks import FILE'],
  [['tracks', 'import', 'x.npy', '--ideal'], '--ideal goes with tracks alone'],
  [['tracks', 'import', 'x.npy', '--track', 'home'], '--track goes with tracks alone'],
])('refuses %j', async (args, reason) => {
  const { exitStatus, stdout, stderr } = await callCli(args);
  expect(exitStatus).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(reason);
});
