import { expect, test } from '../fixtures/test';

const sentences = Array.from({ length: 40 }, (_, index) => `On day ${index} the ferry of line ${index * 3} waited at quay ${index + 7} for the tide number ${index * index}.`);
const first = { name: 'wire.txt', content: `The ferry waits\n\n${sentences.join(' ')}\n` };
const later = { name: 'wire later.txt', content: `The ferry still waits\n\n${sentences.map((sentence, index) => (index === 20 ? 'One sentence was written anew.' : sentence)).join(' ')}\n` };
const other = { name: 'other.txt', content: `A quiet harbor\n\n${Array.from({ length: 40 }, (_, index) => `Crane ${index} stood still while seagull ${index * 5} slept above it.`).join(' ')}\n` };

test('a later version is noticed, shown beside and never merged', async ({ app }) => {
  await app.drop([first, other]);
  await expect(app.library.rows).toHaveCount(2);
  await app.drop([later]);
  const report = app.page.getByRole('dialog', { name: 'Import report' });
  await expect(report).toContainText(/It looks like another version of “The ferry waits”: about \d\d % of the wording is the same\. Both are kept\./);
  await report.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(app.library.rows).toHaveCount(3);

  await app.library.open('The ferry still waits');
  await app.page.getByRole('tab', { name: 'Source' }).click();
  const similarIn = () => app.page.getByRole('region', { name: 'Similar sources' });
  await expect(similarIn().getByRole('heading')).toHaveText('1 similar source');
  await expect(similarIn().getByRole('listitem')).toContainText('The ferry waits');
  await similarIn().getByRole('button', { name: 'Open beside' }).click();
  await expect(app.page.getByRole('article', { name: 'The ferry waits' })).toBeVisible();
  await expect(app.page.getByRole('article', { name: 'The ferry still waits' })).toBeVisible();

  // It is known after a restart, and gone with the import.
  await app.host.relaunch();
  await app.isReady();
  await app.page.getByRole('button', { name: 'Close source' }).last().click();
  await app.library.open('The ferry waits');
  await app.page.getByRole('tab', { name: 'Source' }).click();
  await expect(similarIn().getByRole('listitem')).toContainText('The ferry still waits');
  await app.undo('Import “The ferry still waits”');
  await expect(similarIn()).toBeHidden();
});
