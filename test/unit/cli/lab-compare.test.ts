import { describe, expect, it } from 'vitest';
import { labCommand } from '../../../src/cli/commands/lab-command.ts';

interface Row {
  readonly track: string;
  readonly technique: string;
  readonly given: string;
  readonly seeds: readonly { readonly seed: number; readonly decisions: number }[];
}

const options = (entries: Readonly<Record<string, string>>) =>
  new Map(Object.entries(entries).map(([name, value]) => [name, [value]] as const));

describe('lab compare', () => {
  it('has a row for each technique on each track, and says what each was given', async () => {
    const { json, text } = await labCommand(
      'compare',
      [],
      options({ track: 'home', seed: '3', budget: '0.5' }),
    );
    const rows = json as Row[];
    expect(rows.map(({ track, technique, given }) => [track, technique, given])).toEqual([
      ['home', 'cloning', 'labels'],
      ['home', 'dagger', 'labels'],
      ['home', 'rewards', 'rewards'],
      ['home', 'clusters', 'nothing'],
    ]);
    for (const { seeds } of rows) expect(seeds.map(({ seed }) => seed)).toEqual([3]);
    expect(text.split('\n')).toHaveLength(5);
    expect(text).toMatch(/^track +technique +given/);
  });

  it.each([
    [{}, '--track is missing'],
    [{ track: 'home', budget: '0' }, '--budget must be a number above 0'],
    [{ track: 'home', sensors: 'sonar' }, 'must be among state'],
    [{ track: 'home', unseen: 'nowhere' }, 'nowhere'],
    [{ track: 'home', epochs: '3' }, 'lab compare takes no --epochs'],
  ])('refuses %j in one line', async (given, message) => {
    await expect(labCommand('compare', [], options(given))).rejects.toThrow(message);
  });

  it('names what there is where nothing, or nothing known, is asked for', async () => {
    await expect(labCommand(undefined, [], new Map())).rejects.toThrow(/^lab: use lab compare, clusters/);
    await expect(labCommand('dance', [], new Map())).rejects.toThrow('lab dance: use lab compare');
    await expect(labCommand('compare', ['home'], new Map())).rejects.toThrow('what is home?');
  });
});
