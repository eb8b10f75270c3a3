import type { TemplateResult } from 'lit';

/** What a template that is filled with nothing says, without its tags. */
export function templateText({ strings }: TemplateResult): string {
  return strings
    .join(' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
