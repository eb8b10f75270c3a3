import * as v from 'valibot';
import type { Click } from '../../../lab/search/click-memory.ts';
import type { RunStorage } from '../../storage/run-storage.ts';

/** Under which name clicks are kept beside the runs. */
const GROUP = 'lab-search';
/** Clicks that are kept; the oldest make room for new ones. */
export const MOST_KEPT = 500;

const word = v.pipe(v.string(), v.maxLength(400));
const ClicksSchema = v.array(
  v.object({ question: word, above: v.pipe(v.array(word), v.maxLength(50)), clicked: word }),
);

/** The clicks of earlier visits; none where what is stored is something else. */
export async function readClicks(storage: RunStorage): Promise<Click[]> {
  return clicksOf(await storage.getSettings(GROUP));
}

/** Changes the clicks that are stored, of whichever tab they are. @returns those that are stored now */
export async function changeClicks(
  storage: RunStorage,
  change: (stored: readonly Click[]) => readonly Click[],
): Promise<Click[]> {
  return clicksOf(
    await storage.changeSettings(GROUP, (stored) => ({ clicks: change(clicksOf(stored)).slice(-MOST_KEPT) })),
  );
}

function clicksOf(kept: Readonly<Record<string, unknown>>): Click[] {
  const read = v.safeParse(ClicksSchema, kept['clicks']);
  return read.success ? read.output.slice(-MOST_KEPT) : [];
}
