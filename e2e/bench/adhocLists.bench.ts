import { expect, test } from '../fixtures/test';
import { quantile } from '../fixtures/measuring';
import { createGeneratedLibrary } from './generatedLibrary';
import { seedNotebook } from './seededNotebook';

test('lists', async ({ app }) => {
  test.setTimeout(900_000);
  let at = performance.now();
  await seedNotebook(app.page, createGeneratedLibrary({ articles: Number(process.env['N'] ?? 10_000), highlightsPerArticle: 3, entities: 5000, notes: 1000 }));
  console.log('seed', Math.round(performance.now() - at));
  for (let round = 0; round < 3; round += 1) {
    await app.quitAndReopen();
    await expect(app.library.rows.first()).toBeVisible();
    console.log('start', await app.page.evaluate(() => JSON.stringify(performance.getEntriesByType('paint').map((e) => [e.name, Math.round(e.startTime)]))));
  }
  const { page } = app;
  await page.waitForTimeout(5000);
  const switchTo = (section: string, label: string): Promise<number> =>
    page.evaluate(([name, list]) => new Promise<number>((resolve) => {
      const button = [...document.querySelectorAll<HTMLElement>('nav button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').startsWith(name ?? ''));
      const began = performance.now();
      const look = (): void => {
        if (document.querySelector(`[role="listbox"][aria-label="${list}"] [role="option"]`)) { const c = new MessageChannel(); c.port1.onmessage = () => resolve(performance.now() - began); requestAnimationFrame(() => c.port2.postMessage(0)); }
        else requestAnimationFrame(look);
      };
      button?.click();
      look();
    }), [section, label]);
  for (const [section, label] of [['Library', 'Articles'], ['Entities', 'Entities'], ['Notes', 'Notes']] as const) {
    const times: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      await page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name: 'Tags' }).click();
      await expect(app.list.getByRole('heading', { name: 'Tags' })).toBeVisible();
      times.push(await switchTo(section, label));
    }
    console.log('switch', section, 'first', Math.round(times[0] ?? 0), 'median', Math.round(quantile(times.slice(1), 0.5)), 'p95', Math.round(quantile(times.slice(1), 0.95)), 'rows', await app.list.getByRole('option').count());
  }
  await app.showSection('Library');
  const listbox = app.library.root.getByRole('listbox');
  await app.page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) tasks.push(Math.round(entry.duration)); }).observe({ type: 'longtask' });
  });
  const long = async (what: string): Promise<void> => console.log(what, 'long tasks', await page.evaluate(() => JSON.stringify((window as unknown as { tasks: number[] }).tasks.splice(0))));
  // one change
  const changes: number[] = [];
  for (let round = 0; round < 8; round += 1) {
    await library(round);
  }
  async function library(round: number): Promise<void> {
    const row = app.library.rows.nth(round + 3);
    await row.click({ modifiers: ['ControlOrMeta'] });
    await row.click({ button: 'right' });
    const item = page.getByRole('menuitem', { name: round % 2 ? 'Mark as unread' : 'Mark as read', exact: true });
    if (await item.isDisabled()) { await page.keyboard.press('Escape'); return; }
    const id = await row.evaluate((element) => element.id);
    await page.evaluate((key) => {
      const state = document.getElementById(key)?.querySelector('svg');
      const before = state?.getAttribute('aria-label');
      Object.assign(window, { took: new Promise<number>((resolve) => { let began = 0; addEventListener('pointerup', () => { began = performance.now(); const look = (): void => { if (document.getElementById(key)?.querySelector('svg')?.getAttribute('aria-label') !== before) resolve(performance.now() - began); else requestAnimationFrame(look); }; look(); }, { once: true, capture: true }); }) });
    }, id);
    await item.click();
    changes.push(await page.evaluate(() => (window as unknown as { took: Promise<number> }).took));
    await row.click({ modifiers: ['ControlOrMeta'] });
  }
  console.log('one change shown', changes.map(Math.round).join(' '));
  await long('changes');
  // filter
  const typing: number[] = [];
  await app.library.root.getByRole('searchbox').focus();
  for (const key of 'submarine') {
    typing.push(await page.evaluate(() => { Object.assign(window, { typed: new Promise<number>((resolve) => addEventListener('keydown', () => { const began = performance.now(); requestAnimationFrame(() => { const c = new MessageChannel(); c.port1.onmessage = () => resolve(performance.now() - began); c.port2.postMessage(0); }); }, { once: true, capture: true })) }); }).then(() => page.keyboard.press(key)).then(() => page.evaluate(() => (window as unknown as { typed: Promise<number> }).typed)));
  }
  console.log('filter keys', typing.map(Math.round).join(' '));
  await long('filter');
  await app.library.root.getByRole('searchbox').fill('');
  for (const order of ['Title', 'Outlet', 'Publication date', 'Import time'] as const) { await app.library.sortBy(order); await long(`sort ${order}`); }
  // flings
  const box = await listbox.boundingBox();
  if (!box) throw new Error('no list');
  await page.mouse.move(box.x + 100, box.y + 200);
  const watch = (): Promise<unknown> => page.evaluate(() => {
    const list = document.querySelector<HTMLElement>('[role="listbox"]');
    if (!list) return;
    const seen = { frames: 0, blank: 0, worst: 0, stop: false, gaps: [] as number[] };
    Object.assign(window, { seen });
    let last = performance.now();
    const look = (): void => {
      const frame = list.getBoundingClientRect();
      const rows = list.querySelectorAll('[data-key]');
      const [top, bottom] = [rows[0]?.getBoundingClientRect().top ?? 0, rows[rows.length - 1]?.getBoundingClientRect().bottom ?? 0];
      const blank = Math.max(0, top - frame.top) + Math.max(0, frame.bottom - bottom);
      seen.frames += 1;
      seen.gaps.push(performance.now() - last);
      last = performance.now();
      if (blank > 1) seen.blank += 1;
      seen.worst = Math.max(seen.worst, blank);
      if (!seen.stop) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await watch();
  for (let step = 0; step < 60; step += 1) await page.mouse.wheel(0, 6000);
  for (let step = 0; step < 60; step += 1) await page.mouse.wheel(0, -3000);
  const session = await page.context().newCDPSession(page);
  await session.send('Input.synthesizeScrollGesture', { x: box.x + 100, y: box.y + 200, yDistance: -40_000, speed: 20_000, gestureSourceType: 'mouse' });
  console.log('fling', await page.evaluate(() => { const { seen } = window as unknown as { seen: { stop: boolean; frames: number; blank: number; worst: number; gaps: number[] } }; seen.stop = true; const gaps = seen.gaps.sort((a, b) => a - b); return JSON.stringify({ frames: seen.frames, blank: seen.blank, worst: seen.worst, p50: gaps[gaps.length >> 1], p95: gaps[Math.floor(gaps.length * 0.95)], max: gaps.at(-1) }); }));
  await long('fling');
  await page.screenshot({ path: '/tmp/ll/library.png' });
  // keys
  await listbox.focus();
  for (const key of ['End', 'Home', 'PageDown', 'PageDown', 'End', 'ArrowUp']) {
    await page.keyboard.press(key);
    console.log(key, await listbox.evaluate((list) => {
      const active = document.getElementById(list.getAttribute('aria-activedescendant') ?? '');
      const [a, b] = [active?.getBoundingClientRect(), list.getBoundingClientRect()];
      return JSON.stringify([active?.getAttribute('aria-posinset'), active?.getAttribute('aria-setsize'), a && a.top >= b.top - 1 && a.bottom <= b.bottom + 1]);
    }));
  }
  await app.showSection('Notes');
  await app.showSection('Library');
  console.log('back', await listbox.evaluate((list) => [list.scrollTop, list.scrollHeight, document.getElementById(list.getAttribute('aria-activedescendant') ?? '')?.getAttribute('aria-posinset')].join(' ')));
  await app.showSection('Entities');
  await page.screenshot({ path: '/tmp/ll/entities.png' });
  await app.showSection('Notes');
  await page.screenshot({ path: '/tmp/ll/notes.png' });
  await app.showSection('Tags');
  await app.list.getByRole('row').nth(3).click();
  await expect(app.list.getByRole('option').first()).toBeVisible();
  await page.screenshot({ path: '/tmp/ll/tag.png' });
});
