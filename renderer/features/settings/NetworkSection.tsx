import { useEffect } from 'react';
import { useServices } from '../../services';
import { Checkbox } from '../../ui/Checkbox';
import { chooseNetwork, networkChoice, readNetworkChoice } from '../../workspace/networkChoice';
import { useStore } from '../../workspace/store';
import styles from './SettingsDialog.module.css';

/** Whether a web address may be fetched at all; nothing where the host cannot. */
export function NetworkSection() {
  const { calls } = useServices().platform;
  const isAllowed = useStore(networkChoice);
  useEffect(() => void readNetworkChoice(calls), [calls]);
  if (isAllowed === null) return null;
  return (
    <section className={styles['section']} aria-labelledby="settings-network">
      <h3 id="settings-network">Network</h3>
      <p>Ibidem asks the network only when you say so: for the page you name in “Import from web address”, and for a newer version where you switched that on.</p>
      <Checkbox isSelected={!isAllowed} onChange={(isForbidden) => void chooseNetwork(calls, !isForbidden)}>Never let Ibidem use the network</Checkbox>
    </section>
  );
}
