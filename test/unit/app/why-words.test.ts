import { describe, expect, it } from 'vitest';
import {
  explainEffect,
  explainValue,
  formatCommand,
  formatEffect,
  formatInput,
  formatSpread,
  reversalWord,
  summarise,
} from '../../../src/app/state/why-words.ts';
import { explanationOf, influenceOf } from './setup/explanations.ts';

describe('commands', () => {
  it.each([
    ['steering', 12.4, '12° left'],
    ['steering', -29.6, '30° right'],
    ['steering', -0.4, 'straight'],
    ['speed', 2.46, '2.5 m/s'],
  ] as const)('%s of %f', (aspect, value, text) => {
    expect(formatCommand(aspect, value)).toBe(text);
  });

  it('spread in whole degrees, from one degree on', () => {
    expect([6.02, 1.4, 0.62].map((deviation) => formatSpread('steering', deviation))).toEqual([
      '6°',
      '1°',
      '0.62°',
    ]);
    expect([0.301, 0.0004].map((deviation) => formatSpread('speed', deviation))).toEqual([
      '0.30 m/s',
      '0 m/s',
    ]);
  });
});

describe('an input that mattered', () => {
  it('says what it was and what its usual change would do', () => {
    const bend = influenceOf();
    expect([formatInput(bend), formatEffect('steering', bend)]).toEqual(['0.40 m left', '3.9° left']);
    expect(explainEffect('steering', bend)).toBe(
      'bend 1.5 m on: 0.23 m further left, a usual change, would make the command 3.9° left.',
    );
    const speed = influenceOf({
      name: 'speed',
      unit: 'm/s',
      sides: null,
      value: 2,
      change: 0.4,
      effect: -0.2,
    });
    expect([formatInput(speed), formatEffect('speed', speed)]).toEqual(['2.0 m/s', '0.20 m/s slower']);
    expect(explainEffect('speed', speed)).toBe(
      'speed: 0.40 m/s more, a usual change, would make the command 0.20 m/s slower.',
    );
  });

  it('turns to the other side with its sign', () => {
    expect(formatInput(influenceOf({ value: -0.4 }))).toBe('0.40 m right');
    expect(formatInput(influenceOf({ value: 61, unit: '% to border' }))).toBe('61 % to border left');
    expect(formatInput(influenceOf({ value: -10.6, unit: '°' }))).toBe('11° right');
  });

  it('is yes or no where it is a sector', () => {
    const sector = influenceOf({ name: 'something 0 to 0.5 m ahead', unit: '', sides: null, change: 1 });
    expect([0, 1].map((value) => formatInput({ ...sector, value }))).toEqual(['no', 'yes']);
    expect(explainEffect('steering', sector)).toContain('something 0 to 0.5 m ahead');
  });

  it('has no direction where it is a part of the picture', () => {
    const part = influenceOf({
      name: 'picture, upper left',
      value: null,
      unit: '',
      sides: null,
      change: null,
    });
    expect([formatInput(part), formatEffect('speed', part)]).toEqual(['', '± 3.9 m/s']);
    expect(explainEffect('speed', part)).toMatch(/^If the pixels there changed/);
  });
});

it('says how far a value estimate looks ahead', () => {
  expect(explainValue(0.99)).toContain('0.99 times the one before: about the next 100 steps, 6.7 s');
  expect(explainValue(1)).toContain('all steps counted alike');
});

it('has a word for steering to and fro', () => {
  expect([0, 0.9, 1, 2.9, 3, 7].map(reversalWord)).toEqual([
    'steady',
    'steady',
    'corrects often',
    'corrects often',
    'zigzags',
    'zigzags',
  ]);
});

it('names no more than three inputs in its summary', () => {
  const influences = ['a', 'b', 'c', 'd'].map((name) => influenceOf({ name }));
  const of = (count: number): string =>
    summarise(explanationOf({ influences: { steering: influences.slice(0, count), speed: [] } }), 'steering');
  expect(of(4)).toMatch(/depends most on: a, b and c\.$/);
  expect(of(1)).toMatch(/depends most on: a\.$/);
});
