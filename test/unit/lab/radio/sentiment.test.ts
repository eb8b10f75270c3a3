import { describe, expect, it } from 'vitest';
import { HELD_OUT_SENTENCES, TUNING_SENTENCES } from '../../../../src/lab/radio/labelled-sentences.ts';
import { Sentiment } from '../../../../src/lab/radio/sentiment.ts';

const sentiment = new Sentiment();

describe('the mood of a message', () => {
  it.each([
    ['good', 'good'],
    ['not good', 'bad'],
    ['not bad', 'good'],
    ['no mistakes', 'good'],
    ['Not yet, but it is good.', 'good'],
    ['It drives.', 'calm'],
    ['0 of 10 laps are clean', 'bad'],
    ['they do not learn', 'bad'],
    ['Good morning, session begins', 'calm'],
    ['', 'calm'],
    ['ясно', 'calm'],
  ])('of “%s” is %s', (text, mood) => {
    expect(sentiment.mood(text)).toBe(mood);
  });

  it('weighs strong words more', () => {
    expect(sentiment.score('excellent')).toBeGreaterThan(sentiment.score('good'));
    expect(sentiment.score('disaster')).toBeLessThan(sentiment.score('slow'));
  });

  it('is as a person hears it for nine of ten sentences that no word was chosen by', () => {
    const right = HELD_OUT_SENTENCES.filter(({ text, mood }) => sentiment.mood(text) === mood);
    expect(TUNING_SENTENCES.length + HELD_OUT_SENTENCES.length).toBeGreaterThanOrEqual(80);
    expect(right.length / HELD_OUT_SENTENCES.length).toBeGreaterThanOrEqual(0.9);
  });
});
