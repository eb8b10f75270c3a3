import { describe, expect, it } from 'vitest';
import { assessRadio } from '../../../../src/lab/radio/assess-radio.ts';
import { createAnalyst } from '../../../../src/lab/radio/hear-run.ts';
import { alertAt, alertFigures, chooseRule } from '../../../../src/lab/radio/trouble-alert.ts';
import { documents } from '../search/shipped-documents.ts';

describe('an alert', () => {
  it('begins where the mean of the last tones falls below the limit, not before there are enough', () => {
    const rule = { window: 3, limit: -0.5 };
    expect(alertAt([-1, -1], rule)).toBeNull();
    expect(alertAt([1, 1, 0, -1, -1, -1], rule)).toBe(4);
    expect(alertAt([1, -1, 1, -1, 1, -1], rule)).toBeNull();
  });

  it('is counted as precision and recall are defined', () => {
    const runs = [
      { moods: [-1], endedBadly: true },
      { moods: [-1], endedBadly: false },
      { moods: [1], endedBadly: true },
      { moods: [1], endedBadly: false },
    ];
    expect(alertFigures(runs, ([mood]) => mood < 0)).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
    expect(alertFigures(runs, () => false)).toEqual({ precision: null, recall: 0, f1: 0 });
    expect(alertFigures([], () => true)).toEqual({ precision: null, recall: null, f1: 0 });
  });

  it('is ruled by what tells good ends from bad ones', () => {
    const bad = { moods: [0, -1, -1, -1], endedBadly: true };
    const good = { moods: [0, 1, -1, 1, 1], endedBadly: false };
    const rule = chooseRule([bad, good]);
    expect(alertFigures([bad, good], (moods) => alertAt(moods, rule) !== null).f1).toBe(1);
  });
});

describe('the radio', () => {
  const { themes, sentiment, alert, help } = assessRadio(documents);

  it('finds themes that are topics, far better than none', () => {
    expect(themes.purity[themes.method]).toBeGreaterThan(0.7);
    expect(themes.purity[themes.method]).toBeGreaterThan(2 * themes.baseline);
  });

  it('hears moods as a person does', () => {
    expect(sentiment.accuracy.heldOut).toBeGreaterThan(sentiment.baseline + 0.4);
  });

  it('gives alerts that are right more often than always or never giving one', () => {
    expect(alert.figures.f1).toBeGreaterThan(Math.max(alert.always.f1, alert.never.f1));
    expect(alert.figures.precision).toBeGreaterThanOrEqual(0.9);
    expect(alert.medianLead).toBeGreaterThan(0);
  });

  it('finds help that fits, more often than the same three texts would', () => {
    expect(help.found).toBeGreaterThan(0.8);
    expect(help.foundStrange).toBeGreaterThan(help.baseline);
  });

  it.each([
    ['Das Auto fährt schon wieder viel zu langsam um die Kurven', false],
    ['Машина едет медленно', false],
    ['asdf qwer zxcv uiop', false],
    ['1 2 3', false],
    ['The driver says that the car is sliding in every fast corner', true],
  ])('knows whether it understands “%s”', (text, isUnderstood) => {
    const said = Array.from({ length: 8 }, () => ({ text, steps: null }));
    expect(createAnalyst(documents).hear(said)).toMatchObject({ isUnderstood });
  });

  it('says nothing of nothing', () => {
    expect(createAnalyst(documents).hear([])).toMatchObject({ messages: [], alert: null });
  });
});
