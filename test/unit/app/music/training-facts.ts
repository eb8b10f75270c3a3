import type { EpochReport, LessonFacts } from '../../../../src/music/study/study-watch.ts';

const values = {
  melodyAgreement: 1,
  qualifiedNotes: 1,
  groove: 1,
  emptyBars: 0,
  sameMelody: 0.8,
  nearestLearnt: 0.4,
};

/** A lesson by rules. @param bands of the metrics that have one */
export function lessonFacts(bands: Partial<LessonFacts['bands']>): LessonFacts {
  const none = {
    melodyAgreement: null,
    qualifiedNotes: null,
    groove: null,
    emptyBars: null,
    sameMelody: null,
    nearestLearnt: null,
  };
  return {
    name: 'Pop',
    origin: 'Pop by rules',
    samples: 100,
    heldOut: 20,
    report: [],
    data: values,
    bands: { ...none, ...bands },
  };
}

/** What an epoch was like that made no notes. */
export function epochReport(
  epoch: number,
  gap: number,
  metrics: Partial<EpochReport['metrics']> = {},
): EpochReport {
  return {
    epoch,
    updates: epoch,
    gap,
    metrics: { ...values, sameMelody: 0.5, nearestLearnt: 0.5, ...metrics },
    tracks: [],
    model: new Uint8Array(),
  };
}
