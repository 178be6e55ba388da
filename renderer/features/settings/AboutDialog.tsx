export function AboutDialog(_props: { onClose(): void }) {
  return null;
}
