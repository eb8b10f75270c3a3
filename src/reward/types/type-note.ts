import type { TextRange } from '../review/facts/source-lines.ts';

/** What TypeScript would say about a stretch of a reward. The reward runs all the same: types are erased. */
export interface TypeNote extends TextRange {
  /** The text itself cannot be read (`syntax`), or it can and names what is not there (`name`) or does not fit together (`types`). */
  readonly kind: 'syntax' | 'name' | 'types';
  /** What is the matter. */
  readonly message: string;
  /** What to do about it; empty where the message says so. */
  readonly suggestion: string;
}

/** What a name is. */
export interface NameCard {
  /** What it stands at, as offsets into the text. */
  readonly from: number;
  readonly to: number;
  /** As TypeScript writes it: `const x: number`. */
  readonly signature: string;
  /** What the language's own documentation says; empty where it says nothing. */
  readonly documentation: string;
}

/** A name that could be written. */
export interface NameOffer {
  readonly name: string;
  /** In TypeScript's words, of long ones only what a call gives; empty for what every reward has. */
  readonly type: string;
  /** Declared in the reward, asked of a value, or there for every reward. */
  readonly origin: 'own' | 'member' | 'language';
}
