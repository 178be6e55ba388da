export function SettingsDialog(_props: { onClose(): void }) {
  return null;
}
