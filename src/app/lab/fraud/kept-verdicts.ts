import * as v from 'valibot';
import { TAMPER_KINDS } from '../../../lab/fraud/tamper/tamper-kind.ts';
import type { Truth, Verdict } from '../../../lab/fraud/judging/case.ts';
import type { Decision } from '../../../lab/fraud/judging/decide.ts';
import type { RunStorage } from '../../storage/run-storage.ts';
import { FIRST_CHOICES, type FraudChoices } from './fraud-state.ts';

/** A person's verdict with what it was about, as it is kept. */
export interface KeptVerdict extends Verdict {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly driver: string;
  readonly trackId: string;
  /** [s] */
  readonly claimedTime: number;
  /** What score and rules said by then. */
  readonly score: number;
  readonly decision: Decision;
  readonly truth: Truth | null;
}

/** Under which name all of it is kept beside the runs. */
const GROUP = 'lab-fraud';
/** Verdicts that are kept; the oldest make room for new ones. */
export const MOST_VERDICTS = 300;
/** What was measured of each submission; of an earlier version with other signs nothing can be learnt. */
const VERSION = 1;

const text = v.pipe(v.string(), v.maxLength(80));
const number = v.pipe(v.number(), v.finite());

const VerdictsSchema = v.object({
  version: v.literal(VERSION),
  verdicts: v.array(
    v.object({
      caseId: text,
      isTampered: v.boolean(),
      values: v.pipe(
        v.instance(Float64Array),
        v.check((values) => values.every((value) => Number.isFinite(value) && value >= 0)),
      ),
      at: number,
      driver: text,
      trackId: text,
      claimedTime: number,
      score: number,
      decision: v.picklist(['approve', 'review', 'refuse']),
      truth: v.nullable(v.picklist(['honest', ...TAMPER_KINDS])),
    }),
  ),
});
const score = v.pipe(number, v.minValue(0), v.maxValue(1001));
const ChoicesSchema = v.object({
  rulesOff: v.pipe(v.array(text), v.maxLength(50)),
  thresholds: v.object({ review: score, refuse: score }),
  hidden: v.nullable(v.picklist(TAMPER_KINDS)),
  batch: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
});

/** What earlier visits have left: nothing where what is stored is something else. @param numSigns how many values an evidence has */
export async function readKept(
  storage: RunStorage,
  numSigns: number,
): Promise<{ readonly verdicts: readonly KeptVerdict[]; readonly choices: FraudChoices }> {
  const kept = await storage.getSettings(GROUP);
  return { verdicts: verdictsOf(kept, numSigns), choices: choicesOf(kept) };
}

/** Changes the verdicts that are stored, of whichever tab they are. @returns those that are stored now */
export async function changeVerdicts(
  storage: RunStorage,
  numSigns: number,
  change: (stored: readonly KeptVerdict[]) => readonly KeptVerdict[],
): Promise<readonly KeptVerdict[]> {
  const kept = await storage.changeSettings(GROUP, (stored) => ({
    verdicts: { version: VERSION, verdicts: change(verdictsOf(stored, numSigns)) },
  }));
  return verdictsOf(kept, numSigns);
}

/** Keeps some choices; the others stay as they are stored. */
export async function keepChoices(storage: RunStorage, chosen: Partial<FraudChoices>): Promise<void> {
  await storage.changeSettings(GROUP, (stored) => ({ choices: { ...choicesOf(stored), ...chosen } }));
}

/** Verdicts with some more; of a submission the newest counts, and the oldest make room. */
export function withVerdicts(
  verdicts: readonly KeptVerdict[],
  more: readonly KeptVerdict[],
): readonly KeptVerdict[] {
  const ids = new Set(more.map(({ caseId }) => caseId));
  return [...verdicts.filter(({ caseId }) => !ids.has(caseId)), ...more].slice(-MOST_VERDICTS);
}

function verdictsOf(kept: Readonly<Record<string, unknown>>, numSigns: number): readonly KeptVerdict[] {
  const read = v.safeParse(VerdictsSchema, kept['verdicts']);
  if (!read.success) return [];
  return read.output.verdicts.filter(({ values }) => values.length === numSigns).slice(-MOST_VERDICTS);
}

function choicesOf(kept: Readonly<Record<string, unknown>>): FraudChoices {
  const read = v.safeParse(ChoicesSchema, kept['choices']);
  return read.success ? read.output : FIRST_CHOICES;
}
