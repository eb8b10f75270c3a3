import { MAX_REWARD_NAME } from '../state/own-reward.ts';
import type { EditorLanguage } from '../state/race-state.ts';
import { plainName } from '../../track/plain-name.ts';
import { fileWords } from './file-names.ts';

/** What a file may be called, for a file picker. */
export const REWARD_FILES = '.py,.ts,.js';

/** As the editor counts lines. */
const LINE_ENDS = /\r\n?/g;

/** What DeepRacer's console took; more is no reward. */
const MAX_CHARACTERS = 140_000;
/** No letter takes more bytes. */
const MAX_BYTES = 4 * MAX_CHARACTERS;

/** A file that is no reward, in one line: which file, why, and what to do. */
export class RewardFileError extends Error {
  override readonly name = 'RewardFileError';
}

/** Reads a reward function as it is. @throws RewardFileError */
export async function readRewardFile(
  file: File,
): Promise<{ readonly language: EditorLanguage; readonly code: string }> {
  const language = languageOf(file.name);
  if (file.size > MAX_BYTES) throw tooLong(file);
  const code = textOf(await file.arrayBuffer(), file.name);
  if (code.length > MAX_CHARACTERS) throw tooLong(file);
  if (code.trim() === '') throw new RewardFileError(`${file.name} is empty.`);
  return { language, code };
}

/** What a reward out of a file is called; empty where the file's name says nothing. */
export function rewardNameOf(fileName: string): string {
  return plainName(fileName.replace(/\.\w+$/, ''), MAX_REWARD_NAME);
}

/** What a reward is called as a file: `follow-the-line.py`. */
export function rewardFileName(title: string, language: EditorLanguage): string {
  return `${fileWords(title) || 'reward'}.${language === 'python' ? 'py' : 'ts'}`;
}

function languageOf(name: string): EditorLanguage {
  const [, ending] = /\.(py|ts|js)$/i.exec(name) ?? [];
  if (ending === undefined) {
    throw new RewardFileError(
      `${name.slice(0, 80)} is no reward: choose a Python (.py), TypeScript (.ts) or JavaScript (.js) file.`,
    );
  }
  return ending.toLowerCase() === 'py' ? 'python' : 'typescript';
}

function textOf(bytes: ArrayBuffer, name: string): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text.replaceAll(LINE_ENDS, '\n');
  } catch {
    // Said below.
  }
  throw new RewardFileError(`${name} is no text: save it as UTF-8, or choose another file.`);
}

function tooLong({ name }: File): RewardFileError {
  return new RewardFileError(
    `${name} is too long for a reward: at most ${MAX_CHARACTERS.toLocaleString('en')} characters are read.`,
  );
}
