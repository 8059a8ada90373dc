import { existsSync } from 'node:fs';

const first = (...paths) => paths.find((path) => path && existsSync(path));

/** The three engines on this machine: the browser of each, or undefined. */
export function browsers() {
  return {
    chromium: first(
      process.env.CHROMIUM,
      // The same engine without the browser around it takes half the processor time.
      '/usr/bin/chromium-headless-shell',
      '/usr/bin/chromium',
      '/usr/bin/google-chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ),
    firefox: first(
      process.env.FIREFOX,
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
    ),
    webkit: webkit(),
  };
}

/** WebKitGTK's own browser, if a driver for it is running (`WEBKIT_DRIVER_PORT`). */
function webkit() {
  const port = Number(process.env.WEBKIT_DRIVER_PORT);
  const browser = first(
    '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
    '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser',
  );
  return port && browser ? { port, browser } : undefined;
}
