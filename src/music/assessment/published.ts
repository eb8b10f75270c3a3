/** What a paper says of its data and of the best of its networks. */
interface Published {
  readonly data: number;
  readonly best: number;
}

/**
 * What Dong et al. (2018, MuseGAN, table 3) report of rock, by the names of our metrics: their piano stands beside our chords, their strings
 * beside our pad. Of their networks, each time the one that comes nearest to the data. Their bars have 96 steps.
 */
export const PUBLISHED: Readonly<Record<string, Published>> = {
  'emptyBarRate drums': { data: 0.081, best: 0.045 },
  'emptyBarRate bass': { data: 0.081, best: 0.066 },
  'emptyBarRate chords': { data: 0.248, best: 0.226 },
  'emptyBarRate pad': { data: 0.101, best: 0.061 },
  'pitchClassesPerBar bass': { data: 1.71, best: 1.53 },
  'pitchClassesPerBar chords': { data: 3.28, best: 4.13 },
  'pitchClassesPerBar pad': { data: 3.38, best: 4.09 },
  'qualifiedNoteRate bass': { data: 0.9, best: 0.739 },
  'qualifiedNoteRate chords': { data: 0.884, best: 0.622 },
  'qualifiedNoteRate pad': { data: 0.896, best: 0.671 },
  drumPatternRate: { data: 0.886, best: 0.916 },
};
