import { mean } from '../../../math/statistics.ts';
import type { EpochReport, LessonFacts } from '../../../music/study/study-watch.ts';
import type { UpdateRow } from '../../../workers/music-protocol.ts';

/** A question people have of a training, with the answer that its figures give. */
export interface Verdict {
  readonly question: string;
  /** A few words, and a sentence with the evidence. */
  readonly answer: string;
  readonly evidence: string;
  /** `early`: nothing can be said yet. */
  readonly tone: 'good' | 'watch' | 'bad' | 'early';
}

/** Rows that are averaged: single ones jump. */
const RECENT = 8;
/** Of the widest lead of the conductor: less, and the orchestra is catching up; more, and it is far behind. */
const CATCHING_UP = 0.5;
const FAR_BEHIND = 0.85;
/** Shares of where a band begins, and of the data's own distance. */
const COLLAPSED = 0.5;
const COPIED = 0.5;
/** Of the gap: with more it is noise that is made, which varies, and is a copy of nothing. What ships has some 0.2. */
const NOISE = 1;

/** Who is winning, and whether that is good; null before anything has been heard. */
export function whoWins(
  rows: readonly UpdateRow[],
  first: EpochReport | null,
  now: EpochReport | null,
): Verdict | null {
  const leads = rows.map(({ scoreOfReal, scoreOfGenerated }) => scoreOfReal - scoreOfGenerated);
  if (leads.length === 0) return null;
  const lead = mean(leads.slice(-RECENT))!;
  const widest = Math.max(...leads.map((_, i) => mean(leads.slice(Math.max(0, i - RECENT + 1), i + 1))!));
  const gap = gapWords(first, now);
  const figures = `Over the last ${Math.min(RECENT, leads.length)} points of the charts the conductor scored the data ${lead.toFixed(2)} higher on average than what is false (made, or with a wrong melody); the widest such lead so far was ${widest.toFixed(2)}.${gap}`;
  const question = 'Which network is winning, orchestra or conductor?';
  if (lead <= 0)
    return {
      question,
      answer: 'The orchestra, for now: the conductor is mistaken',
      evidence: `Over the last ${Math.min(RECENT, leads.length)} points of the charts it scored the data ${Math.abs(lead).toFixed(2)} lower on average than what is false (made, or with a wrong melody). At the beginning that passes within an epoch; later it means that the conductor learns too slowly: give it more updates.${gap}`,
      tone: 'watch',
    };
  const share = lead / widest;
  if (share < CATCHING_UP)
    return {
      question,
      answer: 'The orchestra is catching up, which is good',
      evidence: figures,
      tone: 'good',
    };
  return {
    question,
    answer:
      share < FAR_BEHIND
        ? 'The conductor leads, as it should: its lead is what the orchestra learns from'
        : 'The conductor is far ahead, which is usual while it learns to listen',
    evidence: figures,
    tone: share < FAR_BEHIND ? 'good' : 'watch',
  };
}

function gapWords(first: EpochReport | null, now: EpochReport | null): string {
  const [before, after] = [first?.gap ?? null, now?.gap ?? null];
  if (now === null || now === first || before === null || after === null) return '';
  return ` What counts is the gap to the data: ${before.toFixed(2)} at the start, ${after.toFixed(2)} after epoch ${now.epoch}.`;
}

/** What noise has of its own is no merit; what it lacks is a fault, but before anything was learnt. */
function heardThrough(verdict: Verdict, { epoch, gap }: EpochReport): Verdict {
  const isNoise = gap === null ? epoch === 0 : gap > NOISE;
  if (!isNoise || (verdict.tone === 'bad' && epoch > 0)) return verdict;
  const why = gap === null ? 'Nothing has been learnt yet.' : `The gap to the data is ${gap.toFixed(2)}.`;
  return {
    ...verdict,
    answer: 'Too early to say: it is still noise',
    evidence: `${why} ${verdict.evidence}`,
    tone: 'early',
  };
}

/** Whether the orchestra plays the same whatever the dice say. */
export function isCollapsing({ bands, data }: LessonFacts, now: EpochReport): Verdict | null {
  const [value, band] = [now.metrics.sameMelody, bands.sameMelody];
  if (value === null || band === null) return null;
  const evidence = `Two arrangements of one melody differ by ${value.toFixed(2)}; samples for different melodies by ${data.sameMelody!.toFixed(2)}. Good is ${band.low.toFixed(2)} and more.`;
  const question = 'Is it collapsing?';
  const found = (answer: string, tone: Verdict['tone']): Verdict =>
    heardThrough({ question, answer, evidence, tone }, now);
  if (value < COLLAPSED * band.low)
    return found('Yes: it plays nearly the same whatever the dice say', 'bad');
  if (value < band.low) return found('It varies less than it should', 'watch');
  return found('No: other dice, other arrangements', 'good');
}

/** Whether what it makes are samples that it has learnt by heart. */
export function isCopying({ bands, data, heldOut }: LessonFacts, now: EpochReport): Verdict | null {
  const [value, own, band] = [now.metrics.nearestLearnt, data.nearestLearnt, bands.nearestLearnt];
  if (value === null || own === null || band === null) return null;
  const others = heldOut > 0 ? 'samples that it has not heard' : 'the samples themselves, one to the next,';
  const evidence = `The most similar sample that it learnt from is ${value.toFixed(2)} away, 0 being a copy; ${others} are ${own.toFixed(2)} away.`;
  const question = 'Is it making music or copying?';
  const found = (answer: string, tone: Verdict['tone']): Verdict =>
    heardThrough({ question, answer, evidence, tone }, now);
  if (value < COPIED * own) return found('It copies what it has learnt', 'bad');
  if (value < band.low) return found('It stays close to what it has learnt', 'watch');
  return found('It makes its own', 'good');
}
