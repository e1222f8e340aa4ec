import { isIP } from 'node:net';

export const defaultBaseUrl = (port: number) => `http://localhost:${port}`;

/** Takes a port's name and number; 0 is any free one. */
export function readPort(text: string | undefined, problems: string[]): number {
  if (text === undefined) return 3000;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
  problems.push(`PORT is "${text}": give a number from 0 to 65535, or leave it out for 3000.`);
  return 3000;
}

/** Takes HOST. */
export function readHost(text: string | undefined, problems: string[]): string {
  if (text === undefined) return '127.0.0.1';
  if (!/^[A-Za-z0-9.:_-]+$/.test(text)) {
    problems.push(
      `HOST is "${text}": give the address to listen on, such as 0.0.0.0 for every network, or leave it out for 127.0.0.1 (this machine only).`,
    );
  }
  return text;
}

/** Takes BASE_URL, gives it without a slash at the end. */
export function readBaseUrl(text: string | undefined, port: number, problems: string[]): string {
  if (text === undefined) return defaultBaseUrl(port);
  const url = URL.parse(text);
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash;
  if (!isPlain) {
    problems.push(
      'BASE_URL is not a web address: give the address where people reach Alongside, such as https://send.myschool.sch.uk, or leave it out for http://localhost and the port.',
    );
  } else if (url.pathname !== '/') {
    problems.push(
      `BASE_URL ends in "${url.pathname}": Alongside needs an address of its own, so give it without a path, such as ${url.origin}.`,
    );
  }
  return url?.origin ?? defaultBaseUrl(port);
}

/** Takes TRUST_PROXY, gives addresses and networks. Trusting everybody would let anybody say where they come from. */
export function readTrustedProxies(text: string | undefined, problems: string[]): string[] {
  if (text === undefined) return ['127.0.0.1', '::1'];
  if (text === 'none') return [];
  const listed = text.split(',').map((one) => one.trim());
  const wrong = listed.find((one) => !isNetwork(one));
  if (wrong !== undefined)
    problems.push(
      `TRUST_PROXY names "${wrong}": give the addresses or networks of your proxies, such as 10.0.0.7 or 10.0.0.0/8, with commas between, or none.`,
    );
  return listed;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (!version || rest.length) return false;
  return (
    bits === undefined ||
    (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (version === 4 ? 32 : 128))
  );
}
