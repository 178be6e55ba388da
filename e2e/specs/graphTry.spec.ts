import { test, expect } from '../fixtures/test';

test('try', async ({ app }) => {
  await app.addSample();
  await app.showSection('Graph');
  await app.page.waitForTimeout(1500);
  await app.page.screenshot({ path: '/tmp/g1.png' });
  await app.setTheme('dark');
  await app.page.waitForTimeout(300);
  await app.page.screenshot({ path: '/tmp/g2.png' });
  await app.graph.drawing.focus();
  await app.press('Space');
  await app.page.waitForTimeout(500);
  await app.page.screenshot({ path: '/tmp/g3.png' });
  await app.press('Alt+Shift+t');
  await app.page.waitForTimeout(500);
  await app.graph.table.focus();
  await app.press('ArrowDown','Enter');
  await app.page.waitForTimeout(500);
  await app.page.screenshot({ path: '/tmp/g4.png' });
  expect(1).toBe(1);
});
