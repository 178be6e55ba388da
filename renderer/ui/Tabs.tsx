import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components';
import styles from './Tabs.module.css';

export interface TabView<Name extends string> {
  readonly name: Name;
  readonly label: ReactNode;
  readonly content: ReactNode;
}

interface TabsProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly TabView<Name>[];
  readonly selected: Name;
  onSelect(name: Name): void;
}

/** Views of which one is seen, and a line of names to choose it by. */
export function Tabs<Name extends string>({ label, tabs, selected, onSelect }: TabsProps<Name>) {
  return (
    <AriaTabs
      className={styles['tabs'] ?? ''}
      selectedKey={selected}
      onSelectionChange={(key) => {
        const chosen = tabs.find((tab) => tab.name === key);
        if (chosen) onSelect(chosen.name);
      }}
    >
      <TabList aria-label={label} className={styles['list'] ?? ''}>
        {tabs.map((tab) => <Tab key={tab.name} id={tab.name} className={styles['tab'] ?? ''}>{tab.label}</Tab>)}
      </TabList>
      {tabs.map((tab) => <TabPanel key={tab.name} id={tab.name} className={styles['panel'] ?? ''}>{tab.content}</TabPanel>)}
    </AriaTabs>
  );
}
