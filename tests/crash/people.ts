import { newId } from '../../src/database/id.ts';
import { paths } from '../../src/paths.ts';
import { samplePassword, type TinySchool } from '../../src/samples/tiny-school.ts';

interface Sent {
  readonly words: string;
  /** The token that makes a form sent twice count once. */
  readonly once: string;
  readonly pupil: string;
}

/** What people at their browsers know: what they were told is saved, what they read, and what they do not know of. */
export class People {
  readonly saved = new Map<string, Sent>();
  /** Sent, and no answer came or one that says it failed: they send it again with the same page. */
  unsure: Sent[] = [];
  /** How often a concern was shown to somebody: every time must be written down. */
  shown = 0;
  /** Answers that should never come. */
  readonly odd: string[] = [];
  readonly #waiting: { at: number; done: () => void }[] = [];
  #answers = 0;
  #address = '';
  #cookie = '';
  #count = 0;
  readonly #school: TinySchool;

  constructor(school: TinySchool) {
    this.#school = school;
  }

  /** Where the school is reached now. */
  at(address: string): void {
    this.#address = address;
  }

  async signIn(): Promise<void> {
    const email = `senco.${this.#school.id.slice(-6)}@example.org`;
    const answer = await this.#post(paths.signIn(), { email, password: samplePassword });
    this.#cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    if (!this.#cookie) throw new Error(`Nobody could sign in: ${answer.status}`);
  }

  /** Settles once so many more were answered: a slow machine is killed as late in its work as a quick one. */
  more(count: number): Promise<void> {
    return new Promise((done) => void this.#waiting.push({ at: this.#answers + count, done }));
  }

  /** So many people work until `over`, each writing one thing after the other, and reading what they have written. */
  async work(count: number, over: AbortSignal): Promise<void> {
    const one = async () => {
      for (let turn = 0; !over.aborted; turn += 1) {
        const { ownPupil, otherPupil } = this.#school;
        this.#count += 1;
        const words = `Concern number ${this.#count}`;
        const pupil = this.#count % 2 ? ownPupil : otherPupil;
        const location = await this.#raise({ words, once: newId(), pupil });
        if (location && turn % 2 === 0) await this.#read(location, words);
      }
    };
    await Promise.all(Array.from({ length: count }, one));
  }

  /** Whoever got no answer sends the same page once more. */
  async sendAgain(): Promise<void> {
    const again = this.unsure;
    this.unsure = [];
    for (const sent of again) await this.#raise(sent);
  }

  async #raise(sent: Sent): Promise<string | undefined> {
    const { words, once, pupil } = sent;
    const answer = await this.#post(paths.concernNew({ pupil }), { words, once }).catch(() => undefined);
    if (answer?.status === 303) {
      this.saved.set(words, sent);
      this.#answered();
      return answer.headers.get('location') ?? undefined;
    }
    if (answer && answer.status < 500) this.odd.push(`${answer.status} to what was sent`);
    this.unsure.push(sent);
    return undefined;
  }

  async #read(location: string, words: string): Promise<void> {
    try {
      const answer = await fetch(`${this.#address}${location}`, { headers: { cookie: this.#cookie } });
      const page = await answer.text();
      if (answer.status >= 500) return;
      if (answer.status === 200 && page.includes(words)) {
        this.shown += 1;
        this.#answered();
      } else this.odd.push(`${answer.status} to ${words}, which was saved`);
    } catch {
      // It was killed while they read: nothing was shown to them.
    }
  }

  #answered(): void {
    this.#answers += 1;
    for (const one of this.#waiting) if (this.#answers >= one.at) one.done();
  }

  #post(path: string, form: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(`${this.#address}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin', cookie: this.#cookie },
      body: new URLSearchParams(form),
    });
  }
}
