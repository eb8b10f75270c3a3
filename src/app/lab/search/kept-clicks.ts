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
  const read = v.safeParse(ClicksSchema, (await storage.getSettings(GROUP))['clicks']);
  return read.success ? read.output.slice(-MOST_KEPT) : [];
}

export async function keepClicks(storage: RunStorage, clicks: readonly Click[]): Promise<void> {
  await storage.putSettings(GROUP, { clicks });
}
