import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { StartFailure } from './app/StartFailure';
import { startUp } from './app/startUp';

const root = createRoot(document.getElementById('root') ?? document.body);
const started = await startUp();
root.render(
  <StrictMode>
    {started.status === 'started' ? <App services={started.services} /> : <StartFailure sentence={started.sentence} />}
  </StrictMode>,
);
