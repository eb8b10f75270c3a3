import { describe, expect, it } from 'vitest';
import { readRewardFile, rewardFileName, rewardNameOf } from '../../../src/app/share/reward-file.ts';

const CODE = 'def reward_function(params):\n    return 1.0  # schön\n';
const read = (name: string, ...parts: BlobPart[]) => readRewardFile(new File(parts, name));

describe('readRewardFile', () => {
  it('takes a reward_function.py of DeepRacer as it is', async () => {
    expect(await read('reward_function.py', CODE)).toEqual({ language: 'python', code: CODE });
  });

  it('takes TypeScript and JavaScript, and any line ends', async () => {
    expect(await read('a.ts', 'a\r\nb')).toEqual({ language: 'typescript', code: 'a\nb' });
    expect((await read('a.ts', 'a\rb\r\r\nc')).code).toBe('a\nb\n\nc');
    expect((await read('A.JS', 'x')).language).toBe('typescript');
  });

  it('says in one line what is wrong with any other file', async () => {
    await expect(read('notes.txt', 'x')).rejects.toThrow('notes.txt is no reward: choose a Python (.py)');
    await expect(read('py', 'x')).rejects.toThrow('is no reward');
    await expect(read('a.py', ' \n')).rejects.toThrow('a.py is empty.');
    await expect(read('a.py', Uint8Array.of(0xff, 0xfe, 0x41))).rejects.toThrow('a.py is no text');
    await expect(read('a.py', 'a\0b')).rejects.toThrow('a.py is no text');
    await expect(read('a.py', 'x'.repeat(140_001))).rejects.toThrow('at most 140,000 characters');
    expect((await read('a.py', 'x'.repeat(140_000))).code).toHaveLength(140_000);
  });

  it('does not read a file that is far too large', async () => {
    const huge = new File(['x'], 'a.py');
    Object.defineProperty(huge, 'size', { value: 10e9 });
    huge.arrayBuffer = () => Promise.reject(new Error('was read'));
    await expect(readRewardFile(huge)).rejects.toThrow('a.py is too long');
  });
});

describe('rewardNameOf', () => {
  it('is the file’s name without its ending and what nobody sees', () => {
    expect(rewardNameOf('sem.final.py')).toBe('sem.final');
    expect(rewardNameOf('\u200b\u2060.ts')).toBe('');
    expect(rewardNameOf('\u202egnp.py')).toBe('gnp');
    expect(rewardNameOf(`${'x'.repeat(200)}.py`)).toHaveLength(80);
  });
});

describe('rewardFileName', () => {
  it('is made of the title’s letters', () => {
    expect(rewardFileName('Follow the line, fast', 'python')).toBe('follow-the-line-fast.py');
    expect(rewardFileName('  Größer! ', 'typescript')).toBe('gro-er.ts');
    expect(rewardFileName('../../赛车', 'python')).toBe('reward.py');
    expect(rewardFileName('x'.repeat(99), 'python')).toHaveLength(63);
  });
});
