import { describe, expect, it } from 'vitest';
import { otherLanguage } from '../../../src/reward/other-language.ts';
import { REWARD_TEMPLATES } from '../../../src/reward/templates.ts';

describe('a text in the wrong language', () => {
  it.each(REWARD_TEMPLATES)('is known: $id', ({ python, typescript }) => {
    expect(otherLanguage(python, 'typescript')).toBe('Python');
    expect(otherLanguage(python, 'python')).toBeNull();
    expect(otherLanguage(typescript, 'python')).toBe('TypeScript');
    expect(otherLanguage(typescript, 'typescript')).toBeNull();
  });

  it.each(['', 'reward', '# def reward(params):', 'x = 1'])('is not suspected: %j', (code) => {
    expect(otherLanguage(code, 'python')).toBeNull();
    expect(otherLanguage(code, 'typescript')).toBeNull();
  });
});
