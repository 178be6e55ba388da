/** Resolves after the frame that shows what was asked for. */
export function afterPaint(isThere: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (isThere()) requestAnimationFrame(() => setTimeout(resolve));
      else setTimeout(look);
    };
    look();
  });
}

/** The window without the program: a scrolling column as wide as the reader's. */
export function emptyPage(): HTMLElement {
  document.body.replaceChildren();
  const column = document.createElement('div');
  column.style.cssText = 'position: absolute; inset: 0; overflow: auto; font: 17px/1.6 serif; padding: 0 300px;';
  document.body.append(column);
  return column;
}
