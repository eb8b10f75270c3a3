import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { globalCompletion, localCompletionSource, pythonLanguage } from '@codemirror/lang-python';
import { bracketMatching, indentOnInput, indentUnit, LanguageSupport } from '@codemirror/language';
import { lintGutter } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension, Prec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  tooltips,
} from '@codemirror/view';
import type { RewardProfile } from '../../reward/profile/profile.ts';
import type { EditorLanguage } from '../state/race-state.ts';
import { editorTheme } from './editor-theme.ts';
import { faultLineExtension, showMarks, type LineFault, type TextNote } from './fault-line.ts';
import { hangingIndent } from './hanging-indent.ts';
import { nameHover } from './name-hover.ts';
import type { NameService } from './name-service.ts';
import { completeParams, unlessAsked } from './param-completions.ts';
import { paramHover } from './param-hover.ts';
import { profileMarks, showProfile } from './profile-marks.ts';
import { typescriptSupport } from './typescript-support.ts';

export interface EditorOptions {
  readonly parent: HTMLElement;
  /** The shadow root or document that the editor stands in. */
  readonly root: Document | ShadowRoot;
  readonly text: string;
  readonly language: EditorLanguage;
  /** Who knows what names in a TypeScript reward are; null where nobody does. */
  readonly names: NameService | null;
  readonly onChange: (text: string) => void;
}

/** What the app does with an editor. */
export interface CodeEditorHandle {
  /** Replaces the text when it differs; can be undone like typing. */
  setText(text: string): void;
  setLanguage(language: EditorLanguage): void;
  /** Marks a fault, and what else there is to say. */
  showMarks(fault: LineFault | null, notes: readonly TextNote[]): void;
  /** Shows where the text spends its time, until it is changed. */
  showProfile(profile: RewardProfile | null): void;
  /** Puts the cursor on a 1-based line and scrolls there. */
  goToLine(line: number): void;
  focus(): void;
  destroy(): void;
}

/** A CodeMirror editor for reward functions. Heavy, so this module is loaded on demand. */
export function createEditor(options: EditorOptions): CodeEditorHandle {
  const { parent, root, text, language, names, onChange } = options;
  const languages = new Compartment();
  const view = new EditorView({
    parent,
    root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        lintGutter(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        highlightSpecialChars(),
        drawSelection(),
        history(),
        EditorView.lineWrapping,
        hangingIndent(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        // Before completions, which keep the key to themselves while they are open or on their way.
        Prec.highest(keymap.of([{ key: 'Escape', run: letTabLeave }])),
        autocompletion({ icons: false }),
        tooltips({ tooltipSpace: belowTheHeader }),
        highlightSelectionMatches(),
        faultLineExtension(),
        profileMarks(),
        languages.of(languageSupport(language, names)),
        keymap.of([
          // The app's own keys for training; CodeMirror would put in an empty line.
          { key: 'Mod-Enter', shift: leaveToTheApp, run: leaveToTheApp },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...completionKeymap,
          // Esc, then Tab leaves the editor: the way out for people without a mouse.
          indentWithTab,
        ]),
        EditorView.contentAttributes.of({
          'aria-label': 'Reward function. Press Escape, then Tab to leave the editor.',
          // It has the focus anyway; this says so.
          tabindex: '0',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString());
        }),
        editorTheme(),
      ],
    }),
  });
  return {
    setText(next) {
      const { doc } = view.state;
      if (doc.toString() !== next) view.dispatch({ changes: { from: 0, to: doc.length, insert: next } });
    },
    setLanguage: (next) => view.dispatch({ effects: languages.reconfigure(languageSupport(next, names)) }),
    showMarks: (fault, notes) => view.dispatch(showMarks(view.state, fault, notes)),
    showProfile: (profile) => view.dispatch({ effects: showProfile(profile) }),
    goToLine(line) {
      const { from } = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      view.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      });
      view.focus();
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

const leaveToTheApp = (): boolean => true;

/** For as long as CodeMirror itself does. */
function letTabLeave(view: EditorView): boolean {
  view.setTabFocusMode(2000);
  return false;
}

/** Cards about the text may stand anywhere but over what is above it, such as the choice of the language. */
function belowTheHeader({ scrollDOM }: EditorView): {
  top: number;
  left: number;
  bottom: number;
  right: number;
} {
  const { top } = scrollDOM.getBoundingClientRect();
  return { top: Math.max(0, top), left: 0, bottom: innerHeight, right: innerWidth };
}

function languageSupport(language: EditorLanguage, names: NameService | null): Extension {
  const support = language === 'python' ? pythonSupport() : typescriptSupport(names);
  return [
    support,
    support.language.data.of({ autocomplete: completeParams(language) }),
    paramHover(language),
    language === 'typescript' && names !== null ? nameHover(names) : [],
    indentUnit.of(language === 'python' ? '    ' : '  '),
  ];
}

/** What `python()` of CodeMirror makes, but for names where none can stand. */
function pythonSupport(): LanguageSupport {
  const sources = [localCompletionSource, globalCompletion];
  return new LanguageSupport(
    pythonLanguage,
    sources.map((source) => pythonLanguage.data.of({ autocomplete: unlessAsked(source) })),
  );
}
