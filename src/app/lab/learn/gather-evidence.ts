import { IndexedDbSongs } from '../../music/storage/song-storage.ts';
import { IndexedDbTrainings } from '../../music/storage/training-storage.ts';
import type { RunStorage } from '../../storage/run-storage.ts';
import type { Deeds } from '../deeds/deeds.ts';
import type { Evidence } from './checks/evidence.ts';
import { type MusicFacts, readMusic } from './checks/music-facts.ts';
import { readRuns } from './checks/run-facts.ts';

/** Looks at what a person has made in all tabs. @throws Error where the runs cannot be read */
export async function gatherEvidence(runs: RunStorage, deeds: Deeds): Promise<Evidence> {
  const [stored, music, done] = await Promise.all([runs.listRuns(), gatherMusic(), deeds.list()]);
  return { runs: readRuns(stored), music, deeds: done };
}

/** Nothing where the browser keeps nothing: then no song outlives its tab either. */
async function gatherMusic(): Promise<MusicFacts> {
  try {
    const [songs, trainings] = await Promise.all([IndexedDbSongs.open(), IndexedDbTrainings.open()]);
    try {
      return readMusic(await songs.listSongs(), await trainings.listModels());
    } finally {
      songs.close();
      trainings.close();
    }
  } catch {
    return readMusic([], []);
  }
}
