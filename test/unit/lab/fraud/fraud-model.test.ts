import { describe, expect, it } from 'vitest';
import { signIndex, SIGNS } from '../../../../src/lab/fraud/evidence/signs.ts';
import { decide } from '../../../../src/lab/fraud/judging/decide.ts';
import { brokenRules } from '../../../../src/lab/fraud/judging/rules.ts';
import { alarmsOf, learnAlarmScale, ordinaryUpTo } from '../../../../src/lab/fraud/model/alarm-scale.ts';
import { scoreEvidence, trainFraudModel } from '../../../../src/lab/fraud/model/fraud-model.ts';
import { Rng } from '../../../../src/math/rng.ts';

const rng = new Rng(1);
/** An honest lap: every sign some grains high. @param loud a sign that is much louder */
const values = (loud: number | null = null): Float64Array =>
  Float64Array.from(SIGNS, ({ grain }, j) => grain * (rng.uniform() + (j === loud ? 40 : 0)));
const honest = Array.from({ length: 80 }, () => ({ values: values(), isTampered: false }));
const forged = Array.from({ length: 80 }, (_, i) => ({ values: values(i % 4), isTampered: true }));
const model = trainFraudModel([...honest, ...forged]);

describe('alarms', () => {
  it('are silent up to where nine of ten honest laps go', () => {
    const scale = learnAlarmScale(honest.map((each) => each.values));
    const limit = Float64Array.from(SIGNS, (_, j) => ordinaryUpTo(scale, j));
    expect(alarmsOf(limit, scale).every((alarm) => alarm < 1e-9)).toBe(true);
    const louder = limit.map((value) => 3 * value);
    expect(alarmsOf(louder, scale).every((alarm) => alarm > 0.1)).toBe(true);
  });
});

describe('the model', () => {
  it('gives honest laps a low score and forged ones a high one, with the reason first', () => {
    expect(scoreEvidence(model, values()).score).toBeLessThan(300);
    const { score, reasons } = scoreEvidence(model, values(2));
    expect(score).toBeGreaterThan(800);
    expect(reasons[0]).toMatchObject({ sign: 2 });
    expect(reasons[0].value).toBeGreaterThan(reasons[0].ordinary);
  });

  it('takes a sign for suspicious that no forger of its examples has set off', () => {
    expect(scoreEvidence(model, values(9)).score).toBeGreaterThan(500);
  });

  it('changes its mind about what a person says is honest', () => {
    const odd = values(9);
    const taught = trainFraudModel([
      ...honest,
      ...forged,
      ...Array.from({ length: 3 }, () => ({ values: values(9), isTampered: false, weight: 10 })),
    ]);
    expect(scoreEvidence(taught, odd).score).toBeLessThan(scoreEvidence(model, odd).score - 200);
  });
});

describe('rules and thresholds', () => {
  const strange = new Float64Array(SIGNS.length);
  strange[signIndex('jump')] = 50;
  strange[signIndex('tick')] = 10;

  it('name what is broken, but for the rules that are off', () => {
    expect(brokenRules(strange, new Set()).map(({ rule }) => rule.id)).toEqual(['clock-uneven', 'jumped']);
    expect(brokenRules(strange, new Set(['jumped'])).map(({ rule }) => rule.id)).toEqual(['clock-uneven']);
  });

  it('decide by the stricter of the two', () => {
    const [uneven, jumped] = brokenRules(strange, new Set());
    const thresholds = { review: 400, refuse: 900 };
    expect(decide(399, [], thresholds)).toBe('approve');
    expect(decide(400, [], thresholds)).toBe('review');
    expect(decide(900, [], thresholds)).toBe('refuse');
    expect(decide(0, [uneven], thresholds)).toBe('review');
    expect(decide(0, [uneven, jumped], thresholds)).toBe('refuse');
  });
});
