import type { HelpText } from './help-text.ts';

/** What one does in the Music tab. */
export const MUSIC_HELP: HelpText = {
  title: 'How the Music tab works',
  intro: [
    'A melody is yours; a small neural network that runs in this tab adds drums, bass, chords and a pad to it.',
  ],
  steps: [
    'Choose a sample melody, open a MIDI file, draw notes on the roll, or record what you play.',
    'Choose a genre and press **Generate**. **Another** makes other parts.',
    'Listen and change: move notes, lock the parts that you like, choose instruments; **Extend** goes on with the melody, **Edit in style** rewrites some of its notes.',
    '**Train a model** lets a network of your own learn, from a genre or from your MIDI files.',
  ],
  outro: [
    'Songs are kept in this browser as you make them. **Save MIDI** keeps the notes, for other music programs; **Save WAV** the sound.',
  ],
  keys: [
    ['Space', 'Play, or pause'],
    ['Ctrl + Enter', 'Generate the parts that are not locked'],
    ['R', 'Record'],
    ['Q', 'Align what is selected, or everything, to the grid'],
    ['A W S E D F T G Y H U J K O L P ;', 'Play the keyboard'],
    ['Z, X', 'The keyboard an octave lower, higher'],
    ['Ctrl + Z, Ctrl + Shift + Z', 'Take back, and do again'],
    ['Ctrl + C, X, V, A', 'Copy, cut, paste where the line is, select all'],
    ['Page Down, Page Up, in the roll', 'To the next note, to the one before'],
    ['Arrow keys', 'Move the note; with Shift left and right shorter and longer, up and down by octaves'],
    ['Alt + arrow up, down', 'Strike it harder, more softly'],
    ['Enter, Delete, Esc', 'Add a note; delete; select none'],
    ['Esc, wherever you are', 'Stop an edit in style'],
    ['+, −, 0', 'Zoom in, out, show everything'],
  ],
};
