import { findingKindNames, findingKinds, isRepairable, type Finding, type FindingKind } from './finding';

/** Findings of one kind, under the heading they are shown under. */
export interface FindingGroup {
  readonly kind: FindingKind;
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** Findings by kind, the gravest first. */
export function groupFindings(findings: readonly Finding[]): readonly FindingGroup[] {
  const byKind = new Map<FindingKind, Finding[]>();
  for (const finding of findings) {
    const group = byKind.get(finding.kind) ?? [];
    byKind.set(finding.kind, group);
    group.push(finding);
  }
  return findingKindNames.flatMap((kind) => {
    const group = byKind.get(kind);
    return group ? [{ kind, title: findingKinds[kind].title, findings: group }] : [];
  });
}

/** What was looked at and found, to be shown or sent. */
export interface IntegrityReport {
  /** ISO 8601. */
  readonly at: string;
  /** How many of what were looked at, in the order to show. */
  readonly checked: readonly { readonly what: string; readonly count: number }[];
  readonly findings: readonly Finding[];
  /** What could not be checked and why, as sentences. */
  readonly remarks: readonly string[];
}

/** The report as plain text, with everything that helps to find a cause. */
export function reportText({ at, checked, findings, remarks }: IntegrityReport): string {
  const lines = [
    `Ibidem, check of the notebook, ${at}`,
    `Checked: ${checked.map(({ what, count }) => `${count} ${what}`).join(', ')}`,
    findings.length === 0 ? 'Nothing wrong was found.' : `Findings: ${findings.length}, of which ${findings.filter(isRepairable).length} can be repaired`,
    ...remarks,
  ];
  for (const { title, findings: group } of groupFindings(findings)) {
    lines.push('', `${title} (${group.length})`);
    for (const { table, id, sentence, details, repair } of group) {
      lines.push(`- ${sentence}`, `  ${table} ${id}; ${repair ? `repair: ${repair.kind}` : 'no repair'}`, ...details.map((detail) => `  ${detail}`));
    }
  }
  return `${lines.join('\n')}\n`;
}
