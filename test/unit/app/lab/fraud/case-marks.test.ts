import { expect, it } from 'vitest';
import { caseMarks, shownReasons } from '../../../../../src/app/lab/fraud/case-marks.ts';
import { formatSign } from '../../../../../src/app/lab/fraud/fraud-words.ts';
import { signIndex, SIGNS } from '../../../../../src/lab/fraud/evidence/signs.ts';
import type { Case } from '../../../../../src/lab/fraud/judging/case.ts';

it('numbers suspicious places as their reasons, one for what lies together and none for the whole lap', () => {
  const steps = new Int32Array(SIGNS.length).fill(-1);
  steps[signIndex('jump')] = 20;
  steps[signIndex('kink')] = 19;
  steps[signIndex('crab')] = 40;
  const reason = (id: Parameters<typeof signIndex>[0], logOdds: number) => ({
    sign: signIndex(id),
    value: 1,
    ordinary: 1,
    logOdds,
  });
  const one = {
    evidence: { steps },
    score: {
      reasons: [
        reason('claim', 3),
        reason('jump', 2),
        reason('kink', 1),
        reason('crab', 0.5),
        reason('turn', 0.01),
      ],
    },
  } as unknown as Case;
  expect(shownReasons(one)).toHaveLength(4);
  expect(caseMarks(one)).toEqual([
    { number: 2, step: 20 },
    { number: 4, step: 40 },
  ]);
});

it('writes a value with three digits and its unit', () => {
  expect(formatSign(signIndex('jump'), 78.68)).toBe('78.7 cm');
  expect(formatSign(signIndex('turn'), 2)).toBe('2°');
  expect(formatSign(signIndex('ideal'), 1e6)).toBe('over 10,000 %');
});
