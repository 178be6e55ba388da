import { app, type Session } from 'electron';
import { isLocalAddress } from './appAddress';

/** Turns off what Chromium does on its own account over the network. Must run before the app is ready. */
export function silenceBackgroundTraffic(): void {
  for (const flag of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'no-pings']) {
    app.commandLine.appendSwitch(flag);
  }
  // No name is ever looked up, whatever asks for it.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

/** Cancels every request that is not for the own page or made of local data, and every download. */
export function blockNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isLocalAddress(details.url) });
  });
  session.on('will-download', (event) => {
    event.preventDefault();
  });
  // On Windows and Linux the spelling dictionaries would be downloaded; macOS brings its own.
  session.setSpellCheckerEnabled(process.platform === 'darwin');
  app.on('web-contents-created', (_event, contents) => {
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}
