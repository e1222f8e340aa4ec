// Finds a Chromium for the browser journeys: the system's, Playwright's, or Debian's.
import { spawnSync } from 'node:child_process';
import { aptInstall, isRootOnDebian, node, root } from './setup.mjs';
import { Stop } from './stop.mjs';

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Gives the path or command of a Chromium that runs, installing Debian's when that is possible. Throws with instructions otherwise. */
export function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named && !works(named)) {
    throw new Stop(
      `CHROMIUM_PATH says ${named}, which does not run. Set it to the path of a Chromium or Chrome, or unset it.`,
    );
  }
  const found =
    named ?? [...commands.map(pathOf), ...applications, playwrights()].find((path) => path && works(path));
  return found ?? install();
}

function install() {
  if (isRootOnDebian()) {
    console.log('Installing Chromium for the browser journeys (apt-get install chromium; a minute or two)…');
    const path = aptInstall('chromium') && pathOf('chromium');
    if (path && works(path)) return path;
  }
  throw new Stop(
    [
      'The browser journeys need Chromium, and none was found. Do one of these, then run npm test again:',
      '  Debian, as root:        apt-get update && apt-get install -y --no-install-recommends chromium',
      '  elsewhere:              npx playwright install chromium',
      '  it is somewhere else:   set CHROMIUM_PATH to its path',
      'Without a browser, npm test -- unit runs everything else.',
    ].join('\n'),
  );
}

function pathOf(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).stdout?.trim();
}

function playwrights() {
  const ask = "console.log(require('@playwright/test').chromium.executablePath())";
  return spawnSync(node, ['-e', ask], { cwd: root, encoding: 'utf8' }).stdout?.trim();
}

function works(path) {
  return /chrom/i.test(spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 }).stdout ?? '');
}
