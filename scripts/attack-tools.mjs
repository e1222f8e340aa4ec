// How `npm run attack` runs Debian's sqlmap and wapiti against an instance, and what of their findings counts.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';

/** Where sqlmap tries: a star marks what it may change in the path; forms with what somebody would send. */
const tried = ({ pupil }) => [
  ['/register?show=everyone&status=K&need=SLCN&order=name&page=1&class=x&teacher=y'],
  [`/pupils/${pupil}*`],
  [`/pupils/${pupil}?kind=plan&whole=yes`],
  ['/monday?rule=x'],
  ['/today?day=2026-11-24&whose=mine'],
  ['/delivery?range=term'],
  ['/documents/01kc4d2v6w9qk7r8s3t5v7x9z1*/versions/1'],
  ['/sign-in', 'email=a@example.org&password=a-wrong-password&next=/register'],
  ['/sign-in/forgotten', 'email=a@example.org'],
  ['/sign-in/reset/abc*', 'newPassword=teapot-harbour-nine'],
  [`/pupils/${pupil}/concerns/new`, 'words=Reads slowly&noticed=today&areas=CI'],
  [
    `/pupils/${pupil}/contacts/new`,
    'name=A&relation=Aunt&responsibility=no&priority=2&interpreter=unknown&withhold=no',
  ],
  ['/observations/new', `pupil=${pupil}&words=Smiled&on=today&at=09:30`],
];

/** Tries every place in turn, so many seconds in all. Gives what it took for a way in. */
export async function sqlmap(target, folder, seconds, only = []) {
  const targets = tried(target).filter(
    ([path]) => !only.length || only.some((part) => path.startsWith(part)),
  );
  const found = [];
  const each = Math.floor((seconds * 1000) / targets.length);
  for (const [path, data] of targets) {
    const stdout = await run(
      'sqlmap',
      [
        '-u',
        target.origin + path,
        ...(data ? ['--data', data] : []),
        '--cookie',
        target.cookie,
        '--headers',
        `Origin: ${target.origin}`,
        '--batch',
        '--flush-session',
        '--disable-coloring',
        '--skip-waf',
        '--level=3',
        '--risk=2',
        '--time-sec=3',
        '--retries=0',
        '--timeout=10',
        '--drop-set-cookie',
        '--ignore-code=*',
        `--output-dir=${folder}`,
      ],
      each,
    );
    const hits = stdout
      .split('\n')
      .filter((line) => /is vulnerable|appears to be .* injectable|Payload: /.test(line));
    const tests = (stdout.match(/\[INFO\] testing /g) ?? []).length;
    const isOver = /not appear to be injectable|do not appear/.test(stdout);
    const ended = isOver ? 'to the end' : 'until its time was up';
    // What it only guessed from how long an answer took, it tries again, and says at its end that it was nothing.
    const takenBack = isOver ? hits.filter((line) => /appears to be/.test(line)) : [];
    const left = hits.filter((line) => !takenBack.includes(line));
    console.log(
      `  ${data ? 'POST' : 'GET '} ${path.replace(target.pupil, 'CHILD')}: ${tests} kinds of test, ${ended}, ${left.length} hits${takenBack.length ? ` and ${takenBack.length} that it took back` : ''}`,
    );
    found.push(...left.map((line) => `${path}: ${line.trim()}`));
  }
  return found;
}

const modules =
  'backup,blindsql,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,sql,xss';

/** What wapiti calls a finding and is none here, with the reason. */
const known = [
  [
    /Cross Site Request Forgery/,
    'it looks for a token in the form; ours is refused by where it comes from (tests/security/cross-site.test.ts)',
  ],
  [
    /Secure Flag cookie|Secure cookie|Strict-Transport-Security/,
    'the instance runs without HTTPS; over HTTPS both are there (tests/security/sessions.test.ts, headers.test.ts)',
  ],
  [/X-XSS-Protection/, 'browsers have given that header up; the content security policy is there'],
];

/** Walks from page to page and attacks what it finds. Gives its findings without those that are explained above. */
export async function wapiti(target, folder, seconds) {
  const report = join(folder, 'report.json');
  const started = [
    '/monday',
    '/register',
    `/pupils/${target.pupil}`,
    '/settings',
    '/concerns',
    '/today',
    '/groups',
  ];
  mkdirSync(folder, { recursive: true });
  const door = await relay(target);
  const said = await run(
    'wapiti',
    [
      '-u',
      `${door.origin}/`,
      ...started.flatMap((path) => ['-s', door.origin + path]),
      '-m',
      modules,
      '--flush-session',
      '--store-session',
      folder,
      '--store-config',
      folder,
      '--max-scan-time',
      String(Math.ceil(seconds / 4)),
      '--max-attack-time',
      String(Math.ceil(seconds / 12)),
      '--max-links-per-page',
      '30',
      '-S',
      'normal',
      '-t',
      '10',
      '-v',
      '0',
      '--endpoint',
      `${door.origin}/`,
      '--no-bugreport',
      '-f',
      'json',
      '-o',
      report,
    ],
    seconds * 3_000,
  );
  door.close();
  if (!existsSync(report)) return [`gave no report: ${said.slice(-400)}`];
  const { vulnerabilities = {}, anomalies = {}, infos } = JSON.parse(readFileSync(report, 'utf8'));
  const all = Object.entries({ ...vulnerabilities, ...anomalies }).flatMap(([kind, hits]) =>
    hits.map(
      ({ method, path, info }) => `${kind}: ${method} ${path.replace(target.pupil, 'CHILD')}: ${info}`,
    ),
  );
  console.log(
    `  ${infos?.crawled_pages_nbr ?? infos?.crawled_pages ?? 'an unknown number of'} pages, ${all.length} findings`,
  );
  const why = (finding) => known.find(([is]) => is.test(finding))?.[1];
  const explained = new Map();
  for (const finding of all.filter(why))
    explained.set(why(finding), [...(explained.get(why(finding)) ?? []), finding]);
  for (const [reason, some] of explained) console.log(`  ${some.length} of them are none: ${reason}`);
  return all.filter((finding) => !why(finding));
}

/** Where wapiti may not go: it would end its own session, or lock itself out. Its own way of saying so fails on Python 3.11. */
const shut = /^\/sign-out|^\/account\/(?:password|authenticator|sessions)/;

/** Stands before the instance, so that every request is of somebody who is signed in and comes from a page of ours. */
function relay({ origin, cookie }) {
  const server = createServer((asked, answer) => {
    if (shut.test(asked.url)) return void answer.writeHead(404).end();
    const headers = { ...asked.headers, host: new URL(origin).host, cookie, origin };
    const handedOn = request(origin, { path: asked.url, method: asked.method, headers }, (given) => {
      answer.writeHead(given.statusCode, given.headers);
      given.pipe(answer);
    }).on('error', () => answer.destroy());
    asked.pipe(handedOn);
  });
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () =>
      done({
        origin: `http://127.0.0.1:${server.address().port}`,
        close: () => void (server.close(), server.closeAllConnections()),
      }),
    ),
  );
}

// Everything stays on this machine: wapiti would fetch lists of its own, and is led to a port where nobody listens.
const nowhere = 'http://127.0.0.1:9';
const alone = {
  ...process.env,
  ...Object.fromEntries(
    ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].map((name) => [name, nowhere]),
  ),
  no_proxy: '127.0.0.1',
  NO_PROXY: '127.0.0.1',
};

/** Runs a tool for so many milliseconds at most, without standing in the way of the instance's log; gives what it printed. */
function run(tool, args, most) {
  return new Promise((done, failed) => {
    const child = spawn(tool, args, { env: alone, stdio: ['ignore', 'pipe', 'pipe'] });
    const late = setTimeout(() => child.kill('SIGKILL'), most);
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (piece) => (said += piece));
    child.on('error', failed);
    child.on('close', () => {
      clearTimeout(late);
      done(said);
    });
  });
}
