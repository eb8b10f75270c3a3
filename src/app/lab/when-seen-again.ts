/** Does something whenever the page comes back into view: another tab may have changed what is kept. Rooms live as long as the page. */
export function whenSeenAgain(reread: () => void): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') reread();
  });
}
