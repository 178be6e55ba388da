import { ChevronRight, CircleAlert, Info, Unlink } from 'lucide-react';
import { findingKinds, type Finding, type Severity } from '../../../shared/integrity/finding';
import { groupFindings, type FindingGroup } from '../../../shared/integrity/report';
import styles from './IntegrityDialog.module.css';

const icons = { broken: CircleAlert, loose: Unlink, note: Info } as const;
const severityWords: Readonly<Record<Severity, string>> = { broken: 'Damage', loose: 'Loose end', note: 'Worth knowing' };

/** More than this are in the copied report alone. */
const mostShown = 100;

function FindingLine({ finding }: { readonly finding: Finding }) {
  return (
    <li className={styles['finding']}>
      <span>{finding.sentence}</span>
      <span className={styles['what']}>{finding.repair ? 'Can be repaired' : 'Stays as it is'}</span>
    </li>
  );
}

function Group({ group, isFirst }: { readonly group: FindingGroup; readonly isFirst: boolean }) {
  const { severity } = findingKinds[group.kind];
  const Icon = icons[severity];
  const rest = group.findings.length - mostShown;
  return (
    <details className={styles['group']} open={isFirst}>
      <summary>
        <Icon aria-label={severityWords[severity]} role="img" className={styles[severity]} />
        <span className={styles['groupTitle']}>{group.title}</span>
        <span className={styles['count']}>{group.findings.length}</span>
        <ChevronRight aria-hidden className={styles['chevron']} />
      </summary>
      <ul aria-label={group.title}>
        {group.findings.slice(0, mostShown).map((finding) => <FindingLine key={`${finding.table} ${finding.id} ${finding.sentence}`} finding={finding} />)}
      </ul>
      {rest > 0 ? <p className={styles['rest']}>{`${rest} more are in the report that you can copy.`}</p> : null}
    </details>
  );
}

/** Findings under their headings, the gravest first. */
export function FindingGroups({ findings }: { readonly findings: readonly Finding[] }) {
  const groups = groupFindings(findings);
  return (
    <div className={styles['groups']} role="group" aria-label="Findings">
      {groups.map((group, index) => <Group key={group.kind} group={group} isFirst={index === 0} />)}
    </div>
  );
}
