import { fieldRules } from '../../../shared/search/queryFieldRules';
import { queryFields } from '../../../shared/search/queryNode';
import { Button } from '../../ui/Button';
import styles from './SearchList.module.css';

const forms: readonly (readonly [string, string])[] = [
  ['trade deal', 'both words'],
  ['"trade deal"', 'the words in this order'],
  ['tarif*', 'words that begin so'],
  ['trade -steel', 'the first without the second'],
  ['steel OR aluminum', 'one of them'],
  ['(steel OR coal) export', 'brackets keep together'],
  ['NEAR(wang visit, 10)', 'at most ten words apart'],
];

/** What can be typed, while nothing is. */
export function QueryHelp({ onExample }: { onExample(query: string): void }) {
  return (
    <div className={styles['help']}>
      <p>Finds words in articles, highlights, comments, notes and entities. Accents, capitals and kinds of quotation marks do not matter.</p>
      <dl className={styles['forms']}>
        {forms.map(([form, meaning]) => (
          <div key={form}><dt>{form}</dt><dd>{meaning}</dd></div>
        ))}
      </dl>
      <h2 className={styles['helpHeading']}>Conditions</h2>
      <ul className={styles['fields']}>
        {queryFields.map((field) => (
          <li key={field}>
            <Button tone="quiet" onPress={() => onExample(`${field}:`)}>{field}:</Button>
            <span>{fieldRules[field].hint}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
