import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import { makeApp, type App } from '../../src/app.ts';
import { openDatabase } from '../../src/database/connection.ts';
import type { DatabasePlace } from '../../src/database/place.ts';
import { newId } from '../../src/database/id.ts';
import { paths } from '../../src/paths.ts';
import { samplePassword, tinySchool, type TinySchool } from '../../src/samples/tiny-school.ts';

const baseUrl = 'http://localhost:3000';

export interface Seen {
  readonly status: number;
  readonly title: string;
  readonly body: string;
  readonly retryAfter: string | undefined;
  /** The form that does it again: where it goes, and what it holds. */
  readonly again: { readonly to: string; readonly form: Readonly<Record<string, string>> } | undefined;
}

/** The app with one small school, and the SENCO at a browser without scripts while something befalls the database. */
export class SchoolInTrouble {
  readonly app: App;
  readonly school: TinySchool;
  #cookie = '';

  private constructor(app: App, school: TinySchool) {
    this.app = app;
    this.school = school;
  }

  static async at(place: DatabasePlace): Promise<SchoolInTrouble> {
    const database = await openDatabase(place);
    const app = await makeApp({
      database,
      dataDir: mkdtempSync(join(tmpdir(), 'alongside-')),
      baseUrl,
      clock: { now: () => '2026-11-24T09:00:00.000Z', today: () => '2026-11-24' },
      post: 'by hand',
      log: () => {},
    });
    const school = new SchoolInTrouble(app, await tinySchool(database));
    school.#cookie = (await school.signIn()).cookie;
    return school;
  }

  async signIn(): Promise<{ readonly seen: Seen; readonly cookie: string }> {
    const email = `senco.${this.school.id.slice(-6)}@example.org`;
    const answer = await this.#send(paths.signIn(), { email, password: samplePassword });
    return { seen: seenIn(answer), cookie: String(answer.headers['set-cookie']).split(';')[0]! };
  }

  async opens(url: string): Promise<Seen> {
    return seenIn(await this.app.server.inject({ url, headers: { cookie: this.#cookie } }));
  }

  /** Raises a concern, as from the page of the form. */
  async raises(words: string): Promise<Seen> {
    const to = paths.concernNew({ pupil: this.school.ownPupil });
    return seenIn(await this.#send(to, { words, once: newId() }));
  }

  /** Presses "Try again". */
  async triesAgain({ again }: Seen): Promise<Seen> {
    if (!again) throw new Error('There is nothing to press on that page');
    return seenIn(await this.#send(again.to, again.form));
  }

  /** How many rows one concern should have made, table by table. */
  async kept(): Promise<Record<string, number>> {
    const db = this.app.services.database.ofSchool(this.school.id);
    const concerns = await db.selectFrom('concern').select('id').execute();
    const events = await db.selectFrom('event').select('id').where('kind', '=', 'concern').execute();
    const lines = await db.selectFrom('audit').select('id').where('action', '=', 'raised').execute();
    const tokens = await db.selectFrom('submission').select('token').execute();
    return { concerns: concerns.length, events: events.length, lines: lines.length, tokens: tokens.length };
  }

  #send(url: string, form: Readonly<Record<string, string>>) {
    return this.app.server.inject({
      method: 'POST',
      url,
      headers: {
        origin: baseUrl,
        cookie: this.#cookie,
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams(form).toString(),
    });
  }
}

/** As many of each as there are concerns. */
export const whole = (count: number) => ({ concerns: count, events: count, lines: count, tokens: count });

type Node = DefaultTreeAdapterMap['childNode'];

function seenIn(answer: Awaited<ReturnType<App['server']['inject']>>): Seen {
  const nodes = allOf(parseFragment(answer.body).childNodes);
  const forms = nodes.filter((node) => node.nodeName === 'form');
  const form = forms.find((node) => allOf(childrenOf(node)).some((one) => textOf(one) === 'Try again'));
  const heading = nodes.find((node) => node.nodeName === 'h1');
  return {
    status: answer.statusCode,
    title: heading ? textOf(heading) : '',
    body: answer.body,
    retryAfter: answer.headers['retry-after'],
    again: form && {
      to: attribute(form, 'action'),
      form: Object.fromEntries(
        allOf(childrenOf(form))
          .filter((node) => node.nodeName === 'input')
          .map((node) => [attribute(node, 'name'), attribute(node, 'value')]),
      ),
    },
  };
}

const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : []);
const allOf = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => [node, ...allOf(childrenOf(node))]);
const textOf = (node: Node): string =>
  'value' in node ? node.value.trim() : childrenOf(node).map(textOf).join('').trim();
const attribute = (node: Node, name: string): string =>
  ('attrs' in node && node.attrs.find((one) => one.name === name)?.value) || '';
