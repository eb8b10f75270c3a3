import { describe, expect, it } from 'vitest';
import { techniqueDeed } from '../../../../../src/app/lab/deeds/compare-deeds.ts';
import { type DeedFigures, type DeedName, KeptDeeds } from '../../../../../src/app/lab/deeds/deeds.ts';
import {
  checkCloning,
  checkClusters,
  checkGeneralisation,
} from '../../../../../src/app/lab/learn/checks/check-deeds.ts';
import { checkArranged } from '../../../../../src/app/lab/learn/checks/check-music.ts';
import { type Evidence, NO_EVIDENCE } from '../../../../../src/app/lab/learn/checks/evidence.ts';
import { readMusic } from '../../../../../src/app/lab/learn/checks/music-facts.ts';
import { emptyPiece, type OwnSong } from '../../../../../src/app/music/state/own-song.ts';
import { MemoryStorage } from '../../../../../src/app/storage/memory-storage.ts';
import type { ComparisonRow } from '../../../../../src/lab/comparison/comparison-row.ts';

const row = (technique: ComparisonRow['technique'], home: number, unseen: number): ComparisonRow => ({
  technique,
  given: 'labels',
  decisions: 1234,
  trainingSeconds: 3,
  firstClean: null,
  home: { cleanLaps: home, laps: 10, meanLap: home === 0 ? null : 8.25 },
  overIdeal: null,
  unseen: { cleanLaps: unseen, laps: 10, meanLap: null },
  lessGrip: { cleanLaps: 0, laps: 10, meanLap: null },
});

const did = (...deeds: (readonly [DeedName, DeedFigures])[]): Evidence => ({
  ...NO_EVIDENCE,
  deeds: new Map(deeds.map(([name, figures]) => [name, { at: 1, figures }])),
});

describe('a car that has learnt from examples', () => {
  it('drives a clean lap', () => {
    const found = checkCloning(did(['cloning', techniqueDeed(row('cloning', 6, 1))]));
    expect(found).toEqual({
      isDone: true,
      says: 'From 1,234 labelled decisions a car has learnt to drive: 6 of 10 laps clean, 8.25 s on average.',
      figures: [
        { name: 'Labelled decisions', value: '1,234' },
        { name: 'Clean laps', value: '6 of 10' },
        { name: 'Mean lap', value: '8.25 s' },
      ],
    });
  });

  it('is there where cloning drives and its repair does not', () => {
    const deeds = did(
      ['dagger', techniqueDeed(row('dagger', 0, 0))],
      ['cloning', techniqueDeed(row('cloning', 2, 0))],
    );
    expect(checkCloning(deeds).says).toMatch(/2 of 10 laps clean/);
  });

  it('is missing, or none of its laps is clean, or what is kept is odd', () => {
    expect(checkCloning(NO_EVIDENCE).says).toMatch(/^No car has learnt from examples here yet/);
    expect(checkCloning(did(['rewards', techniqueDeed(row('rewards', 10, 10))])).isDone).toBe(false);
    expect(checkCloning(did(['cloning', techniqueDeed(row('cloning', 0, 0))]))).toMatchObject({
      isDone: false,
      says: expect.stringMatching(/none of its 10 laps was clean/) as string,
    });
    expect(checkCloning(did(['cloning', { cleanLaps: 'many' }])).isDone).toBe(false);
  });
});

describe('generalisation', () => {
  const cloning = ['cloning', techniqueDeed(row('cloning', 9, 2))] as const;

  it('needs two techniques', () => {
    expect(checkGeneralisation(NO_EVIDENCE).says).toMatch(/^No technique has learnt/);
    expect(checkGeneralisation(did(cloning))).toMatchObject({
      isDone: false,
      says: 'Behaviour cloning: 9 of 10 laps clean where it learnt, 2 of 10 on a track never seen. Let a second technique learn, to compare.',
    });
    const found = checkGeneralisation(did(cloning, ['rewards', techniqueDeed(row('rewards', 10, 8))]));
    expect(found.isDone).toBe(true);
    expect(found.figures).toEqual([
      {
        name: 'Behaviour cloning',
        value: '9 of 10 laps clean where it learnt, 2 of 10 on a track never seen',
      },
      { name: 'Rewards', value: '10 of 10 laps clean where it learnt, 8 of 10 on a track never seen' },
    ]);
  });
});

describe('clusters', () => {
  it('are found, missing or odd', () => {
    expect(checkClusters(did(['clustered', { clusters: 4, decisions: 3210 }])).says).toBe(
      '3,210 moments of a drive were sorted into 4 clusters, and nobody had labelled one of them.',
    );
    expect(checkClusters(NO_EVIDENCE).isDone).toBe(false);
    expect(checkClusters(did(['clustered', { clusters: null }])).isDone).toBe(false);
  });
});

describe('a song with generated parts', () => {
  const part = (isDrum: boolean) => ({
    name: isDrum ? 'Drums' : 'Part',
    program: 0,
    isDrum,
    notes: [{ onset: 0, duration: 1, pitch: 60, velocity: 90 }],
  });
  const melody: OwnSong = { ...emptyPiece('Ode'), id: 'a', savedAt: 1 };
  const arranged: OwnSong = {
    ...melody,
    song: {
      ...melody.song,
      tracks: [...melody.song.tracks, part(true), part(false), part(false), part(false)],
    },
    style: { genre: 'jazz', seed: 1 },
  };
  const music = (songs: unknown[], models: unknown[] = []): Evidence => ({
    ...NO_EVIDENCE,
    music: readMusic(songs, models),
  });

  it('is found', () => {
    expect(checkArranged(music([melody, arranged], [{ name: 'Mine', origin: 'five songs' }]))).toEqual({
      isDone: true,
      says: 'A jazz generator has made 4 parts for “Ode”: 4 notes that nobody wrote.',
      figures: [
        { name: 'Song', value: 'Ode' },
        { name: 'Generator', value: 'jazz' },
        { name: 'Notes made', value: '4' },
        { name: 'Own generators', value: '1' },
      ],
    });
  });

  it('is missing where there is a melody only, or parts out of a file, or nothing that can be read', () => {
    const { style: _style, ...imported } = arranged;
    for (const songs of [[], [melody], [imported], [null, 'song', { id: 'x' }]])
      expect(checkArranged(music(songs, [null])).isDone).toBe(false);
  });
});

describe('deeds', () => {
  it('are kept, the last of each, and checked when they are read', async () => {
    const storage = new MemoryStorage();
    const deeds = new KeptDeeds(
      async () => storage,
      () => 5,
    );
    await deeds.add('cloning', { cleanLaps: 1 });
    await deeds.add('cloning', { cleanLaps: 2, meanLap: null });
    await storage.putSettings('lab-deeds', {
      dagger: { at: 'today', figures: {} },
      flown: { at: 1, figures: {} },
    });
    expect([...(await deeds.list())]).toEqual([
      ['cloning', { at: 5, figures: { cleanLaps: 2, meanLap: null } }],
    ]);
  });

  it('that cannot be kept disturb nobody', async () => {
    const deeds = new KeptDeeds(
      () => Promise.reject(new Error('full')),
      () => 5,
    );
    await expect(deeds.add('cloning', {})).resolves.toBeUndefined();
  });
});
