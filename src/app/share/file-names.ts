/** What something is called as a file, without its ending: `follow-the-line`. Empty where nothing is left of it. */
export function fileWords(title: string): string {
  const plain = title.toLowerCase().normalize('NFKD');
  const words = plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return words.slice(0, 60);
}
