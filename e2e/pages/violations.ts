import { expect, type Page } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';

/** The palette's list has no focus of its own: its field's arrow keys move and scroll it, which axe cannot see. */
const knownFalse = [{ id: 'scrollable-region-focusable', html: 'aria-label="Commands"' }];

/** Fails where axe finds a serious or critical violation in what the window shows. */
export async function expectAccessible(page: Page, view: string): Promise<void> {
  // What fades in has other colors until it is there.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity).map((each) => each.finished)));
  // Through the debugger: the content policy would refuse a script of ours.
  await page.evaluate(axe.source);
  const results = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  const found = results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map((violation) => ({
      ...violation,
      nodes: violation.nodes.filter(({ html }) => !knownFalse.some((known) => known.id === violation.id && html.includes(known.html))),
    }))
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ id, help, nodes }) => ({ id, help, nodes: nodes.slice(0, 4).map(({ html, failureSummary }) => `${html.slice(0, 160)} — ${failureSummary}`) }));
  expect.soft(found, view).toEqual([]);
}
