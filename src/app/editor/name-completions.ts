import type {
  Completion,
  CompletionContext,
  CompletionResult,
  CompletionSource,
} from '@codemirror/autocomplete';
import { localCompletionSource } from '@codemirror/lang-javascript';
import type { NameOffer } from '../../reward/types/type-note.ts';
import { nameCard } from './name-card.ts';
import type { NameService } from './name-service.ts';
import { isParam } from './param-card.ts';
import { isParamAsked, paramCompletion } from './param-completions.ts';

/** What can be written behind a dot, and as a name. */
const NAME = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const AFTER_DOT = /\.\s*$/;
/** How much of a type stands beside its name. */
const MAX_DETAIL = 36;
/** One's own names come first, those that every reward has last. */
const BOOST: Readonly<Record<NameOffer['origin'], number>> = { own: 2, member: 0, language: -1 };

/**
 * Offers the members of any value and the names in scope, with their types. Keys of `params` by another name have their cards,
 * too. Where nobody knows types, the names that the text declares are offered, as by CodeMirror itself.
 */
export function completeNames(names: NameService): CompletionSource {
  return async (context): Promise<CompletionResult | null> => {
    const { state, pos } = context;
    const line = state.doc.lineAt(pos);
    const before = state.sliceDoc(line.from, pos);
    const typed = /[\w$]*$/.exec(before)![0];
    const from = pos - typed.length;
    const isMember = AFTER_DOT.test(before.slice(0, before.length - typed.length));
    if (isParamAsked(before) || /^\d/.test(typed)) return null;
    if (typed === '' && !isMember && !context.explicit) return null;
    const code = state.doc.toString();
    const offers = await names.offers(code, pos);
    if (context.aborted) return null;
    if (offers === null) return isMember ? null : localCompletionSource(context);
    const options = offers.filter(({ name }) => NAME.test(name));
    return { from, options: options.map(optionOf(context, code, names)), validFor: /^[\w$]*$/ };
  };
}

function optionOf(
  { pos }: CompletionContext,
  code: string,
  names: NameService,
): (offer: NameOffer) => Completion {
  return ({ name, type, origin }) => {
    // Only params have all of their keys, and what else has one of that name means the same by it.
    if (origin === 'member' && isParam(name) && name.length > 1) return paramCompletion(name, 'typescript');
    const detail = type.length > MAX_DETAIL ? `${type.slice(0, MAX_DETAIL)}…` : type;
    return {
      label: name,
      boost: BOOST[origin],
      ...(detail === '' ? {} : { detail }),
      info: async () => {
        const card = await names.describe(code, pos, name);
        return card && nameCard(card);
      },
    };
  };
}
