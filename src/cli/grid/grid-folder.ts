import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { fingerprint } from '../../training/fingerprint.ts';
import type { PolicySnapshot } from '../../training/policy-snapshot.ts';
import { identityOf } from '../../training/run-identity.ts';
import type { RunConfig } from '../../training/run-config.ts';
import { explainFaults } from '../file-faults.ts';
import { lockFolder } from '../folder-lock.ts';
import { makeFolder, replaceFiles } from '../replace-files.ts';
import { CHECKPOINT } from '../saved-run.ts';
import { textOf } from '../setting-options.ts';
import { UsageError } from '../usage-error.ts';
import type { GridCell } from './grid-cells.ts';

/** The file that makes a folder a sweep's. */
export const GRID_FILE = 'grid.json';

/** Settings by name, as plain values: what all runs of a sweep have in common. */
type Settings = Readonly<Record<string, unknown>>;

/** The folder of a sweep: `grid.json` says what its runs have in common; each has a folder of its own. */
export class GridFolder {
  readonly #folder: string;
  #unlock = (): void => {};

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Makes the folder this sweep's, unless it is already.
   * @param name what is varied
   * @param clone the policy that all runs start from, or null
   * @throws UsageError when another run, sweep or process has it
   */
  open(name: string, cells: readonly GridCell[], clone: PolicySnapshot | null): void {
    makeFolder(this.#folder);
    this.#unlock = lockFolder(this.#folder);
    const path = join(this.#folder, GRID_FILE);
    const sweep = { name, settings: settingsOf(cells[0].config, name, clone) };
    if (existsSync(path)) {
      this.#compare(readGridFile(path), sweep);
      return;
    }
    const other = [this.#folder, ...cells.map(({ out }) => out)]
      .map((folder) => join(folder, CHECKPOINT))
      .find((file) => existsSync(file));
    if (other !== undefined)
      throw new UsageError(`output ${other}: is of a run that belongs to no sweep: choose another --out`);
    replaceFiles(this.#folder, { [GRID_FILE]: `${JSON.stringify(sweep, null, 2)}\n` });
  }

  /** Lets other sweeps in. */
  close(): void {
    this.#unlock();
  }

  /** @throws UsageError naming the first difference. A sweep that was begun before a setting was noted is believed. */
  #compare(saved: SavedGrid, sweep: SavedGrid): void {
    const found: Settings = { '--grid': saved.name, ...saved.settings };
    const asked: Settings = { '--grid': sweep.name, ...sweep.settings };
    const other = Object.keys(asked).find((name) => name in found && !isSame(found[name], asked[name]));
    if (other === undefined) return;
    const difference = PRINTED[other] ?? `${other} ${show(found[other])}, not ${show(asked[other])}`;
    throw new UsageError(
      `output folder ${this.#folder}: its sweep has ${difference}: use the same settings, or choose another --out`,
    );
  }
}

/** What is compared by its print only, in words. */
const PRINTED: Readonly<Record<string, string>> = {
  trackShape: 'another shape of the track',
  rewardCode: "other code in the reward's file",
  clone: 'another policy to clone, or none',
};

interface SavedGrid {
  readonly name: string;
  readonly settings: Settings;
}

/** @throws UsageError */
function readGridFile(path: string): SavedGrid {
  const text = explainFaults(path, 'output', () => readFileSync(path, 'utf8'));
  try {
    const { name, settings } = JSON.parse(text) as SavedGrid;
    if (typeof name === 'string' && typeof settings === 'object' && settings !== null)
      return { name, settings };
  } catch {
    // Said below.
  }
  throw new UsageError(`output ${path}: is in the way and not from a sweep: choose another --out`);
}

/** Everything that decides the runs but what is varied; files by what is in them. */
function settingsOf(config: RunConfig, varied: string, clone: PolicySnapshot | null): Settings {
  const { track: _track, moreTracks: _moreTracks, reward, algorithm, ...others } = config;
  const { track, trackShape, moreTracks } = identityOf(config);
  const settings: Settings = {
    track,
    trackShape,
    moreTracks,
    reward: reward.file,
    rewardCode: fingerprint(new TextEncoder().encode(reward.code)),
    clone: clone && fingerprint(serialize(clone)),
    ...others,
    algorithm: algorithm.name,
    ...algorithm.config,
  };
  return Object.fromEntries(Object.entries(settings).filter(([name]) => name !== varied));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function show(value: unknown): string {
  return typeof value === 'object' && !Array.isArray(value) ? JSON.stringify(value) : textOf(value);
}
