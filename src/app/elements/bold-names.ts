import { html } from 'lit';

/** A sentence of the help with the names of buttons, which stand between `**`, in bold. */
export function boldNames(text: string) {
  return text.split('**').map((part, i) => (i % 2 === 1 ? html`<b>${part}</b>` : part));
}
