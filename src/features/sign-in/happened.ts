/** Something that happened to an account, as its owner sees it. */
export interface HappeningShown {
  readonly at: string;
  readonly what: string;
  readonly way: string | null;
  readonly device: string | null;
  readonly tries: number;
}

const ways: Readonly<Record<string, string>> = {
  password: 'with your password',
  'code of the app': 'with your password and a code',
  'backup code': 'with your password and a backup code',
  'single sign-on': 'with your school account',
  link: 'by a link from an e-mail',
  administrator: 'by an administrator',
};

const sentences: Readonly<Record<string, string>> = {
  'signed in': 'Signed in',
  'password right': 'The right password, but no code after it',
  'wrong code': 'The right password, and a wrong code',
  'password changed': 'Password changed',
  'second step on': 'Authenticator app switched on',
  'second step off': 'Authenticator app switched off',
  'backup codes made': 'New backup codes made',
  'sessions ended': 'Signed out on other devices',
};

/** 'Signed in with your password, after 2 wrong guesses at it'. */
export function happeningInWords({ what, way, tries }: Omit<HappeningShown, 'at' | 'device'>): string {
  const how = way && Object.hasOwn(ways, way) ? ` ${ways[way]}` : '';
  const guesses =
    tries === 1 ? ', after a wrong guess at it' : tries > 1 ? `, after ${tries} wrong guesses at it` : '';
  return `${sentences[what] ?? what}${what === 'password changed' && way === 'password' ? '' : how}${guesses}`;
}
