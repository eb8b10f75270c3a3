import type { Page } from 'playwright';

/** Replaces the reward in the editor by typing over it. */
export async function writeReward(page: Page, code: string): Promise<void> {
  await page.getByRole('textbox', { name: /Reward function/ }).focus();
  await page.keyboard.press('Control+a');
  // Pasted in one piece: the editor would add closing brackets of its own to what is typed key by key.
  await page.keyboard.insertText(code);
}

/** A figure of the evaluation in view, by its name. */
export async function evaluationFigure(page: Page, name: string): Promise<string> {
  return page
    .locator('gp-evaluation-table .figures div', { hasText: name })
    .locator('dd')
    .innerText({ timeout: 1000 })
    .catch(() => '');
}
