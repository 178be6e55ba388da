import { expect, test } from '../fixtures/test';
import { pick } from '../pages/field';
import type { Window } from '../pages/window';
import { expectAccessible } from '../pages/violations';

const talks = {
  name: 'quay talks.txt',
  title: 'Talks at the quay',
  content: `Talks at the quay

LINDAU, June 18, 2023 (AP) — Ilse Varga met Kofi Osei on Sunday. Osei spoke for the Ministry of Ports.

Varga said that Osei had listened. The Regatta of Sails begins in Lindau next week.
`,
};
const later = {
  name: 'quay report.txt',
  title: 'A report on the quay',
  content: `A report on the quay

LINDAU, Aug. 29, 2024 (AP) — The Ministry of Ports praised Kofi Osei again. Nobody spoke of the Regatta of Sails in Lindau.
`,
};

/** Highlights words and links them to an entity, which is made where it is new. */
async function link(app: Window, words: string, entity: { readonly name: string; readonly kind: string }, isNew: boolean): Promise<void> {
  await app.reader.highlight(words, 'Key point');
  if (isNew) await app.inspector.createEntity(entity);
  else await app.inspector.link(entity.name, entity.name);
}

const varga = { name: 'Ilse Varga', kind: 'Person' };
const osei = { name: 'Kofi Osei', kind: 'Person' };
const ministry = { name: 'Ministry of Ports', kind: 'Organization' };
const regatta = { name: 'Regatta of Sails', kind: 'Event' };
const lindau = { name: 'Lindau', kind: 'Place' };

async function linkTalks(app: Window): Promise<void> {
  await app.drop([talks, later]);
  await app.library.open(talks.title);
  await link(app, 'Ilse Varga', varga, true);
  await link(app, 'Kofi Osei', osei, true);
  await link(app, 'Osei spoke', osei, false);
  await link(app, 'Ministry of Ports', ministry, true);
  await link(app, 'Varga said', varga, false);
  await link(app, 'Osei had listened', osei, false);
  await link(app, 'Regatta of Sails', regatta, true);
  await link(app, 'Lindau next week', lindau, true);
  await app.library.open(later.title);
  await link(app, 'Ministry of Ports', ministry, false);
  await link(app, 'Kofi Osei', osei, false);
}

test('the graph shows who stands together, with the words; filters, table, paths and exports say the same', async ({ app, host }) => {
  test.slow();
  const { graph, page, reader } = app;
  await app.showSection('Graph');
  await expect(graph.root).toContainText('No entities to connect yet');
  await app.showSection('Library');
  await linkTalks(app);
  await app.showSection('Graph');
  await expect(graph.root.getByText('5 entities, 3 connections')).toBeVisible();
  await graph.isSettled();
  await expect(graph.drawing).toHaveAccessibleName(/^Graph of 5 entities and 3 connections: 2 people, 1 organization, 1 place, 1 event\./);
  await expectAccessible(page, 'graph');

  await test.step('keys go from entity to entity, and open one', async () => {
    await graph.drawing.focus();
    await app.press('Home');
    await expect(graph.root.getByText('Kofi Osei, person, 2 connections')).toBeAttached();
    await app.press('Space');
    await expect(graph.entity).toContainText('Kofi Osei');
    const connections = graph.entity.getByRole('list', { name: 'Connections of Kofi Osei' });
    await expect(connections.getByRole('listitem')).toHaveText([/Ilse Varga\s*2 sentences/, /Ministry of Ports\s*2 sentences/]);
    await graph.drawing.focus();
    await app.press('Enter');
    await expect(app.entityPage('Kofi Osei').root).toBeVisible();
    await app.press('Mod+w');
    await app.press('Escape');
  });

  await test.step('an edge tells its sentences, and one opens at its place', async () => {
    await graph.toggle('Organizations');
    await graph.toggle('Events');
    await expect(graph.root.getByText('2 entities, 1 connection', { exact: true })).toBeVisible();
    await graph.isSettled();
    // Everything that is shown is fitted into the drawing: the middle of two entities is the middle of it.
    await graph.canvas.click();
    await expect(graph.connection).toContainText('Together in 2 sentences of 1 article');
    await expectAccessible(page, 'graph with a connection');
    const sentence = graph.connection.getByRole('button', { name: 'Varga said that Osei had listened.' });
    await expect(graph.connection.getByRole('button', { name: /^Ilse Varga met Kofi Osei on Sunday\.|met Kofi Osei on Sunday\.$/ })).toBeVisible();
    await sentence.click();
    await expect(reader.text.getByText('Varga said that', { exact: false }).first()).toBeInViewport();
    await app.press('Mod+w');
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(graph.root.getByText('5 entities, 3 connections')).toBeVisible();
  });

  await test.step('filters by strength, scope and time', async () => {
    await graph.chooseStrength('2 times');
    await expect(graph.root.getByText('3 entities, 2 connections')).toBeVisible();
    await page.getByRole('button', { name: 'Show all' }).click();
    await graph.publishedFrom('2024');
    await expect(graph.root.getByText('2 entities, 1 connection', { exact: true })).toBeVisible();
    await graph.publishedFrom('2025');
    await expect(graph.root).toContainText('These filters show no connections');
    await graph.root.getByRole('button', { name: 'Show all' }).click();
    await graph.chooseScope('Paragraph');
    await expect(graph.root.getByText('5 entities, 8 connections')).toBeVisible();
    await graph.chooseScope('Sentence');
    await expect(graph.root.getByText('5 entities, 3 connections')).toBeVisible();
  });

  await test.step('the table says the same, by keys alone', async () => {
    await app.press('Alt+Shift+T');
    await expect(graph.rows).toHaveCount(3);
    await expectAccessible(page, 'graph as a table');
    await graph.table.focus();
    await app.press('ArrowDown', 'Enter');
    await expect(graph.rows.nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(graph.rows.nth(1)).toHaveText(/Kofi Osei\s*Ministry of Ports\s*2\s*2/);
    await expect(graph.connection).toContainText('Together in 2 sentences of 2 articles');
    await graph.table.getByRole('button', { name: 'Articles' }).press('Enter');
    await expect(graph.rows.first()).toContainText('Ministry of Ports');
    await graph.table.getByRole('button', { name: 'Entity' }).press('Enter');
    await expect(graph.rows.first()).toContainText('Ilse Varga');
    await app.press('Alt+Shift+T');
    await expect(graph.drawing).toBeVisible();
  });

  await test.step('how two entities are connected', async () => {
    await graph.root.getByRole('button', { name: 'How are … connected?' }).click();
    await graph.chooseEnd('From', 'Ilse Varga');
    await graph.chooseEnd('To', 'Ministry of Ports');
    await expect(graph.pathsDialog.getByRole('status')).toHaveText('One way.');
    const path = graph.pathsDialog.getByRole('list', { name: 'Paths' });
    await expect(path).toContainText('Ilse Varga → Kofi Osei → Ministry of Ports');
    await expect(path.getByRole('region', { name: 'Kofi Osei and Ministry of Ports' })).toContainText('praised Kofi Osei again');
    await expectAccessible(page, 'how two entities are connected');
    await path.getByRole('button', { name: /praised Kofi Osei again/ }).click();
    await expect(graph.pathsDialog).toBeHidden();
    await expect(reader.text).toContainText('praised Kofi Osei again');
    await app.press('Mod+w');
  });

  await test.step('exports are whole', async () => {
    for (const label of ['Picture that can be enlarged (SVG)', 'Picture (PNG)', 'GraphML', 'JSON Canvas']) {
      await app.run('Export graph…');
      await graph.exportDialog.getByText(label, { exact: true }).click();
      await host.answerExportDialog();
      await graph.exportDialog.getByRole('button', { name: 'Choose folder and export…' }).click();
      await expect(graph.exportDialog).toBeHidden();
      await expect(app.notices).toContainText('The graph was written to');
      await app.notices.getByRole('button', { name: 'Dismiss' }).first().click();
    }
    const files = await host.exportedFiles();
    expect(files['Graph.png']?.slice(1, 4)).toBe('PNG');
    // The strict parser of the browser: whatever is not well-formed is an error.
    const parsed = await page.evaluate(([svg, graphml]) => {
      const read = (text: string): Document => new DOMParser().parseFromString(text, 'application/xml');
      const names = (document: Document, tag: string): (string | null)[] => [...document.getElementsByTagName(tag)].map((each) => each.textContent);
      const [drawing, data] = [read(svg), read(graphml)];
      return {
        errors: [...names(drawing, 'parsererror'), ...names(data, 'parsererror')],
        labels: names(drawing, 'text').sort(),
        nodes: data.getElementsByTagName('node').length,
        edges: [...data.getElementsByTagName('edge')].map((edge) => edge.querySelector('[key="weight"]')?.textContent).sort(),
      };
    }, [files['Graph.svg'] ?? '', files['Graph.graphml'] ?? ''] as const);
    expect(parsed).toEqual({ errors: [], labels: ['Ilse Varga', 'Kofi Osei', 'Lindau', 'Ministry of Ports', 'Regatta of Sails'], nodes: 5, edges: ['1', '2', '2'] });
    const canvas = JSON.parse(files['Graph.canvas'] ?? '') as { readonly nodes: readonly { readonly id: string }[]; readonly edges: readonly { readonly fromNode: string; readonly toNode: string }[] };
    expect(canvas.nodes).toHaveLength(5);
    const ids = canvas.nodes.map(({ id }) => id);
    for (const { fromNode, toNode } of canvas.edges) expect(ids).toEqual(expect.arrayContaining([fromNode, toNode]));
    expect(canvas.edges).toHaveLength(3);
  });

  await test.step('follows what is undone elsewhere', async () => {
    // The last link: the second sentence of the ministry and Osei, in the other article.
    await app.undo('Link entity');
    await graph.chooseStrength('2 times');
    await expect(graph.root.getByText('2 entities, 1 connection', { exact: true })).toBeVisible();
  });
});

test('what is found and not accepted yet can be added, and relations point from one to the other', async ({ app }) => {
  const { graph, page } = app;
  await app.drop([talks, later]);
  for (const entity of [{ ...varga, otherNames: 'Varga' }, { ...osei, otherNames: 'Osei' }, ministry]) await app.addEntity(entity);
  await app.showSection('Graph');
  await graph.root.getByRole('button', { name: 'Add suggested mentions' }).click();
  await expect(graph.root.getByText('3 entities, 2 connections')).toBeVisible();

  await app.showSection('Entities');
  await app.list.getByRole('option', { name: ministry.name }).click();
  await app.entityPage(ministry.name).root.getByRole('button', { name: 'Add relation' }).click();
  const dialog = page.getByRole('dialog', { name: `Add relation of “${ministry.name}”` });
  await pick(dialog.getByRole('combobox'), 'Ilse', varga.name);
  await dialog.getByRole('textbox', { name: 'From when' }).fill('June 2023');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await app.showSection('Graph');
  await expect(graph.root.getByText('3 entities, 3 connections')).toBeVisible();
  await graph.toggle('Standing together');
  await expect(graph.root.getByText('2 entities, 1 connection', { exact: true })).toBeVisible();
  await graph.isSettled();
  await graph.canvas.click();
  await expect(graph.connection).toContainText(/Ministry of Ports → Ilse Varga\s*Member of \(2023-06 –\)/);
  await app.press('Alt+Shift+T');
  await expect(graph.rows).toHaveText([/Ilse Varga\s*Ministry of Ports\s*0\s*0\s*Member of/]);
  // A relation that had not begun yet is none of its time.
  await graph.filters.getByRole('textbox', { name: 'To', exact: true }).fill('2022');
  await graph.filters.getByRole('textbox', { name: 'To', exact: true }).press('Enter');
  await expect(graph.root).toContainText('These filters show no connections');
});
