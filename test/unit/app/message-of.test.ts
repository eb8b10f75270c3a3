import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../src/app/state/message-of.ts';

describe('what people are told of an error', () => {
  it('is its message', () => expect(messageOf(new RangeError('too long'))).toBe('too long'));

  it('is what else was thrown', () => expect(messageOf('enough')).toBe('enough'));

  it('is its name where it says no more, as browsers’ own may', () =>
    expect(messageOf(new DOMException('', 'AbortError'))).toBe('AbortError'));

  it('names a full disk, for which Chromium has no words', () =>
    expect(messageOf(new DOMException('', 'QuotaExceededError'))).toBe(
      'the browser has no room left for this page',
    ));
});
