import { describe, expect, it } from 'vitest';
import { Rng } from '../../../../src/math/rng.ts';
import { type Click, ClickMemory, MOST_CLICKS } from '../../../../src/lab/search/click-memory.ts';
import { FIRST_WEIGHTS } from '../../../../src/lab/search/ranking.ts';
import { simulateClick } from '../../../../src/lab/search/simulated-clicker.ts';
import { engine, noClicks } from './shipped-documents.ts';

const remember = (clicks: readonly Click[]) => new ClickMemory(clicks, (question) => engine.weigh(question));
const ranked = (question: string, memory: ClickMemory, most = 10) =>
  engine.search(question, FIRST_WEIGHTS, memory, most).map(({ document }) => document.id);

const times = (count: number, one: Click): Click[] => Array.from({ length: count }, () => one);

const question = 'lots of tight hairpins';
const before = ranked(question, noClicks);
const wanted = before[4];
const click: Click = { question, above: before.slice(0, 4), clicked: wanted };

describe('what clicks say', () => {
  it('moves what is clicked on up, and what was passed over down', () => {
    const opinion = remember([click]).opinion(engine.weigh(question));
    expect(opinion.get(wanted)).toBeCloseTo(2 / 4 - 1 / 3, 12);
    expect(opinion.get(before[0])).toBeCloseTo(1 / 4 - 1 / 3, 12);
    expect(ranked(question, remember(times(5, click)))[0]).toBe(wanted);
  });

  it('is nothing of what stood below: nobody has looked there', () => {
    const opinion = remember([click]).opinion(engine.weigh(question));
    expect(before.slice(5).filter((id) => opinion.has(id))).toEqual([]);
  });

  it('gives a click from the top no more than one from below', () => {
    const top = remember([{ question, above: [], clicked: wanted }]).opinion(engine.weigh(question));
    expect(top.get(wanted)).toBe(remember([click]).opinion(engine.weigh(question)).get(wanted));
  });

  it('is heard in similar words, a little less, and in no others', () => {
    const memory = remember(times(5, click));
    const similar = memory.opinion(engine.weigh('tight hairpins please')).get(wanted)!;
    expect(similar).toBeGreaterThan(0.2);
    expect(memory.opinion(engine.weigh('how do I record a melody')).size).toBe(0);
  });

  it('never goes beyond its bounds, and is no more than what fits', () => {
    const opinion = remember(times(5000, click)).opinion(engine.weigh(question));
    expect(opinion.get(wanted)).toBeLessThan(2 / 3);
    expect(opinion.get(before[0])).toBeGreaterThan(-1 / 3);
    const kept = remember([click, ...times(MOST_CLICKS, { ...click, above: [], clicked: 'other' })]);
    expect(kept.opinion(engine.weigh(question)).has(wanted)).toBe(false);
  });
});

describe('a person who clicks on nonsense', () => {
  const nonsense = before.at(-1)!;
  const poisoned = remember(
    Array.from({ length: 400 }, (): Click => ({ question, above: before.slice(0, -1), clicked: nonsense })),
  );

  it('spoils that question alone', () => {
    for (const other of ['why does my car wobble', 'discount factor', 'record a melody', 'track with hills'])
      expect(ranked(other, poisoned)).toEqual(ranked(other, noClicks));
  });

  it('brings in nothing that has no word of the question', () => {
    const strange = remember([{ question, above: [], clicked: 'genre/jazz' }]);
    expect(ranked(question, strange, 300)).not.toContain('genre/jazz');
  });

  it('does not hide an answer that stands out', () => {
    const clear = ranked('learning rate', noClicks);
    const hidden = remember(
      Array.from({ length: 400 }, (): Click => ({
        question: 'learning rate',
        above: clear.slice(0, -1),
        clicked: clear.at(-1)!,
      })),
    );
    expect(ranked('learning rate', hidden).slice(0, 3)).toContain('hyperparameter/learningRate');
  });
});

describe('the simulated reader', () => {
  const judged = { question: 'q', relevant: ['c'] };

  it('looks at rank r with the chance 1 / r, and is the same for the same seed', () => {
    const rng = new Rng(3);
    const clicks = Array.from({ length: 4000 }, () =>
      simulateClick(judged, ['a', 'b', 'c'], rng, { onAnswer: 1, onOther: 0 }),
    );
    const share = clicks.filter((one) => one?.clicked === 'c').length / clicks.length;
    expect(share).toBeGreaterThan(0.31);
    expect(share).toBeLessThan(0.36);
    expect(clicks.find((one) => one !== null)).toEqual({ question: 'q', above: ['a', 'b'], clicked: 'c' });
    const again = [1, 2].map(() => simulateClick(judged, ['a', 'b', 'c'], new Rng(7)));
    expect(again[0]).toEqual(again[1]);
  });
});
