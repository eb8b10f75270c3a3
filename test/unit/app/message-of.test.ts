import { describe, expect, it } from 'vitest';
import { messageOf, messageWith } from '../../../src/app/state/message-of.ts';

describe('what people are told of an error', () => {
  it('is its message', () => expect(messageOf(new RangeError('too long'))).toBe('too long'));

  it('is what else was thrown', () => expect(messageOf('enough')).toBe('enough'));

  it('is its name where it says no more, as browsers’ own may', () =>
    expect(messageOf(new DOMException('', 'AbortError'))).toBe('AbortError'));

  it('names a full disk, for which Chromium has no words', () =>
    expect(messageOf(new DOMException('', 'QuotaExceededError'))).toBe(
      'the browser has no room left for this page',
    ));

  it.each([
    ['Chromium', 'Failed to fetch dynamically imported module: https://a.b/help-1f.js'],
    ['Firefox', 'error loading dynamically imported module: https://a.b/help-1f.js'],
    ['Safari', 'Importing a module script failed.'],
    ['Safari, of a page in its place', "'text/html' is not a valid JavaScript MIME type."],
    ['the build', 'Unable to preload CSS for /assets/help-1f.css'],
  ])('is plain where a part of the app does not arrive, in the words of %s', (_, words) => {
    const plain =
      'Grad Prix could not fetch a part of itself, as the network is gone or there is a newer version. Reload the page';
    expect(messageOf(new TypeError(words))).toBe(plain);
    expect(messageOf(`TypeError: ${words}`), 'as a worker passes it on').toBe(plain);
    expect(messageWith('Try again.', new TypeError(words))).toBe(`${plain}.`);
  });

  it('is followed by what to do', () =>
    expect(messageWith('Try again.', new Error('it is late'))).toBe('it is late. Try again.'));
});
