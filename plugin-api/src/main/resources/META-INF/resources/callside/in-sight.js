// @ts-check

/** Between a dialog and the edge of what is seen. */
const GAP = 12;

/**
 * Shows a dialog where whoever opened it can see it. Hosts make our frame as high as our page: its middle, where a browser puts a modal
 * dialog, may be far from what is on the screen, and only an observer tells a framed page what that is.
 *
 * @param {HTMLDialogElement|null} dialog
 */
export function showInSight(dialog) {
  if (!dialog) return;
  dialog.style.margin = '';
  dialog.style.maxHeight = '';
  dialog.showModal();
  const observer = new IntersectionObserver(([page]) => {
    observer.disconnect();
    const { top, height } = page.intersectionRect;
    if (!height || height >= innerHeight) return;
    dialog.style.maxHeight = `${height - 2 * GAP}px`;
    dialog.style.margin = `${top + Math.max(GAP, (height - dialog.offsetHeight) / 2)}px auto auto`;
  });
  observer.observe(document.documentElement);
}
