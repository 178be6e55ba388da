import path from 'node:path';
import { DesktopApp } from './desktopApp';

new DesktopApp({ version: __APP_VERSION__, commit: __COMMIT__, updateKey: __UPDATE_KEY__, buildFolder: path.dirname(import.meta.dirname) }).start();
