import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { App } from './app/App';
import { StartFailure } from './app/StartFailure';
import { StartProgress } from './app/StartProgress';
import { startUp } from './app/startUp';

/** A restoring that is done sooner than this would only flash. */
const patienceMs = 400;

const place = document.getElementById('root') ?? document.body;
let root: Root | null = null;
// Made only when there is something to show: until then the shape of the window stands there.
const rootOnce = (): Root => (root ??= createRoot(place));
const beganMs = performance.now();
const started = await startUp((progress) => {
  if (performance.now() - beganMs > patienceMs) rootOnce().render(<StartProgress {...progress} />);
});
rootOnce().render(
  <StrictMode>
    {started.status === 'started' ? <App services={started.services} /> : <StartFailure sentence={started.sentence} />}
  </StrictMode>,
);
