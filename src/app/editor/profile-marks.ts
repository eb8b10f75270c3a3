import { StateEffect, StateField, type EditorState, type Extension, type Range } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  gutter,
  GutterMarker,
  WidgetType,
} from '@codemirror/view';
import type { BranchProfile, LineProfile, RewardProfile } from '../../reward/profile/profile.ts';
import { formatCount, formatWhole, takenOf } from '../state/format.ts';

/** What a profile says, or none, where a text stands that it is of. */
const setProfile = StateEffect.define<RewardProfile | null>();

const profileField = StateField.define<RewardProfile | null>({
  create: () => null,
  update(profile, transaction) {
    for (const effect of transaction.effects) if (effect.is(setProfile)) return effect.value;
    // It would stand beside other lines.
    return transaction.docChanged ? null : profile;
  },
});

/** A bar of time with a count beside each line, and behind each branch how often it was taken. */
export function profileMarks(): Extension {
  return [
    profileField,
    gutter({
      class: 'cm-profile',
      lineMarker(view, { from }) {
        const number = view.state.doc.lineAt(from).number;
        const line = view.state.field(profileField)?.lines.find((own) => own.line === number);
        return line ? new LineMark(line) : null;
      },
      lineMarkerChange: ({ startState, state }) =>
        startState.field(profileField) !== state.field(profileField),
    }),
    EditorView.decorations.compute([profileField], branchMarks),
  ];
}

/** The change that shows a profile of the text, or none. */
export function showProfile(profile: RewardProfile | null): StateEffect<unknown> {
  return setProfile.of(profile);
}

class LineMark extends GutterMarker {
  constructor(readonly line: LineProfile) {
    super();
  }

  override eq(other: LineMark): boolean {
    return this.line.count === other.line.count && this.line.share === other.line.share;
  }

  override toDOM(): HTMLElement {
    const { count, share } = this.line;
    const mark = document.createElement('span');
    mark.className = count === 0 ? 'cm-profileLine never' : 'cm-profileLine';
    mark.style.setProperty('--share', `${share ?? 0}%`);
    mark.textContent = count === 0 ? 'never' : formatCount(count);
    mark.title = aboutLine(this.line);
    return mark;
  }
}

class BranchMark extends WidgetType {
  constructor(readonly branches: readonly BranchProfile[]) {
    super();
  }

  override eq(other: BranchMark): boolean {
    return aboutBranches(this.branches) === aboutBranches(other.branches);
  }

  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = 'cm-profileBranch';
    mark.textContent = this.branches.map(takenOf).join(', ');
    mark.title = aboutBranches(this.branches);
    return mark;
  }
}

function branchMarks(state: EditorState): DecorationSet {
  const branches = state.field(profileField)?.branches ?? [];
  const numbers = [...new Set(branches.map(({ line }) => line))].filter((line) => line <= state.doc.lines);
  const marks = numbers.map((number): Range<Decoration> => {
    const own = branches.filter(({ line }) => line === number);
    return Decoration.widget({ widget: new BranchMark(own), side: 1 }).range(state.doc.line(number).to);
  });
  return Decoration.set(marks, true);
}

function aboutLine({ count, share }: LineProfile): string {
  if (count === 0) return 'Never executed';
  const times = count === 1 ? 'Executed once' : `Executed ${formatWhole(count)} times`;
  return share === null ? times : `${times}; ${Math.round(share)} % of the time`;
}

function aboutBranches(branches: readonly BranchProfile[]): string {
  return branches.map((branch) => `${branch.text}: taken ${takenOf(branch)} times`).join('\n');
}
