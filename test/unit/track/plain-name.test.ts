import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { TrackFileError } from '../../../src/track/track-error.ts';
import { nameSchema, plainName, visibleText } from '../../../src/track/plain-name.ts';
import { checkTrackFile } from '../../../src/track/track-file.ts';
import { ringTrack } from './ring-track.ts';

/** Turned round, of no width, a filler that is drawn as a blank, half a pair. */
const UNSEEN = ['\u202e', '\u2066', '\u200b', '\u2060', '\ufeff', '\u3164', '\u115f', '\u0007', '\ud83c'];

describe('plainName', () => {
  it.each(UNSEEN)('leaves out what nobody sees: %j', (unseen) => {
    expect(plainName(`${unseen} My${unseen} track${unseen}`)).toBe('My track');
    expect(plainName(unseen)).toBe('');
  });

  it('is one line, and as long as it may be, with no half of a character', () => {
    expect(plainName(' a\n\tb \u200b \u2028c ')).toBe('a b c');
    expect(plainName('abc', 2)).toBe('ab');
    expect(plainName('ab\u{1F3C1}', 3)).toBe('ab');
    expect(plainName('Straße 7 · 東京')).toBe('Straße 7 · 東京');
  });

  it('stays as it is the second time, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = plainName(text, 40);
        expect(plainName(name, 40)).toBe(name);
        expect(visibleText(name)).toBe(name);
      }),
    );
  });
});

describe('nameSchema', () => {
  const rule = 'must be a name';
  const read = (name: unknown) => v.safeParse(nameSchema(5, rule), name);

  it('refuses what turns directions round, what is too long and what is not there', () => {
    for (const name of ['a\u202eb', 'abcdef', '', '   ', '\u3164', 7]) {
      expect(read(name).issues?.[0].message).toBe(rule);
    }
  });

  it('leaves out what else is not seen', () => {
    expect(read('a\u3164 b').output).toBe('a b');
  });
});

describe('the name of a track file', () => {
  it('is what people can see of it, or else its id, so that older tracks open', () => {
    const named = (name: string) => checkTrackFile({ ...ringTrack(), name }, 'a.json').name;
    expect(named('Ring\u202e gnir')).toBe('Ring gnir');
    expect(named('\u200b')).toBe(ringTrack().id);
    const { description } = checkTrackFile({ ...ringTrack(), description: 'Round\u2066.' }, 'a.json');
    expect(description).toBe('Round.');
  });

  it('does not turn the words of an error round', () => {
    const error = new TrackFileError('a\u202e.json', 'name', 'must be text', 'x\u2066');
    expect(error.message).toBe('a.json: name: must be text (found "x")');
  });
});
