/** Words of this field that are good news, 2 for very; phrases are divided by commas. Forms of a word need no line of their own. */
export const GOOD_WORDS: Readonly<Record<1 | 2, string>> = {
  2: 'excellent, great, brilliant, superb, perfect, flawless, fantastic, wonderful, amazing, congratulations, well done, best, winner, win, impressive, outstanding, record, lovely, solved, fixed',
  1:
    'good, nice, nicely, well, clean, fast, faster, quick, quicker, quickest, fastest, better, improve, improved, improvement, improves, gain, strong, steady, consistent, stable, ' +
    'smooth, solid, reliable, safe, happy, smiling, hold, holds, works, understand, learn, learnt, progress, farther, further, step forward, moving up, complete, finished, made it, at last, finally, ' +
    'growing, climbs, push, pushing, flying, wanted, fine, calm, control, top, like it, purple, growing, round',
};

/** The same for bad news. */
export const BAD_WORDS: Readonly<Record<1 | 2, string>> = {
  2: 'terrible, awful, disaster, worst, broken, broke, useless, dead, ruined, mess, exploded, explodes, explode, diverged, crash, crashed, crashes, failure, exploited, cheating, gamed, loophole, alarm, horrible, vanish, collapse, collapses',
  1:
    'bad, poor, worse, slow, slower, lose, lost, losing, loss, loses, fail, failed, failing, fails, error, wrong, stuck, off, exit, exits, grass, wall, gravel, spun, spin, slide, slides, ' +
    'wobble, wobbles, zigzag, miss, missed, cost, problem, issue, serious, warning, careful, setback, drop, fades, fall, forget, forgot, hang, creep, creeping, crawl, stand around, standing still, ' +
    'stopped, hurts, mistake, fault, suffers, backwards, backward, wide, nowhere, no further, cannot go on, no sense, useless, blew, hardly, too',
};

/** Phrases that say nothing of how it goes, although a word of them would. */
export const CALM_PHRASES =
  'good morning, good afternoon, good evening, learning rate, is recording, is recorded';

/** What turns the next words about. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  'not no 0 zero stop stopped never nothing nobody none without neither nor cannot can don doesn didn isn wasn won couldn hardly'.split(
    ' ',
  ),
);
