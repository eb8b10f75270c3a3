import { completeFromList, ifNotIn } from '@codemirror/autocomplete';
import { javascript, typescriptLanguage, typescriptSnippets } from '@codemirror/lang-javascript';
import { LanguageSupport } from '@codemirror/language';
import { completeNames } from './name-completions.ts';
import type { NameService } from './name-service.ts';

/** Where no keyword can stand. */
const NO_KEYWORDS =
  `TemplateString String RegExp LineComment BlockComment VariableDefinition TypeDefinition Label PropertyDefinition
  PropertyName PrivatePropertyDefinition PrivatePropertyName . ?.`.split(/\s+/);
const KEYWORDS =
  'break case const continue default export extends false finally in instanceof let new return static switch throw true typeof var'.split(
    ' ',
  );

/** What `javascript()` of CodeMirror makes, but with names from who knows their types. */
export function typescriptSupport(names: NameService | null): LanguageSupport {
  if (names === null) return javascript({ typescript: true });
  const keywords = KEYWORDS.map((label) => ({ label, type: 'keyword' }));
  const sources = [
    ifNotIn(NO_KEYWORDS, completeFromList([...typescriptSnippets, ...keywords])),
    completeNames(names),
  ];
  return new LanguageSupport(
    typescriptLanguage,
    sources.map((source) => typescriptLanguage.data.of({ autocomplete: source })),
  );
}
