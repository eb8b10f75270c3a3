import { formatWhole } from '../../../state/format.ts';
import type { Evidence } from './evidence.ts';
import { done, type Finding, missing } from './finding.ts';

/** Whether a generator has made parts of a song. */
export function checkArranged({ music: { arranged, models } }: Evidence): Finding {
  if (arranged.length === 0)
    return missing(
      'No song in this browser has parts that a generator made. Choose a melody, and press Generate.',
    );
  const [{ title, genre, parts, notes }] = arranged;
  return done(
    `A ${genre} generator has made ${parts} parts for “${title}”: ${formatWhole(notes)} notes that nobody wrote.`,
    [
      { name: 'Song', value: title },
      { name: 'Generator', value: genre },
      { name: 'Notes made', value: formatWhole(notes) },
      ...(models.length === 0 ? [] : [{ name: 'Own generators', value: String(models.length) }]),
    ],
  );
}
