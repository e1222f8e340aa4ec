import type { PaceLimits } from '../web/pace.ts';

/** Takes a number of seconds. */
export function readSeconds(
  name: 'STOP_LIMIT' | 'STOP_NOTICE',
  text: string | undefined,
  otherwise: number,
  problems: string[],
): number {
  if (text === undefined) return otherwise;
  if (/^\d{1,3}(?:\.\d)?$/.test(text)) return Number(text);
  problems.push(`${name} is "${text}": give a number of seconds, or leave it out for ${otherwise}.`);
  return otherwise;
}

export interface MetricsSettings {
  /** Undefined: no port of their own. */
  readonly port: number | undefined;
  readonly token: string | undefined;
}

/** Takes METRICS_PORT and METRICS_TOKEN. With neither, no numbers are served. */
export function readMetrics(
  port: string | undefined,
  token: string | undefined,
  problems: string[],
): MetricsSettings {
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) > 0 && Number(port) <= 65535))
    problems.push(`METRICS_PORT is "${port}": give a number from 1 to 65535, or leave it out.`);
  if (token !== undefined && !/^\S{16,}$/.test(token))
    problems.push(
      'METRICS_TOKEN is too short: give at least 16 characters without blanks (openssl rand -hex 24 makes some), or leave it out.',
    );
  return { port: port === undefined ? undefined : Number(port), token };
}

/** Takes REQUESTS_A_MINUTE; 0 holds nobody back. What costs much may be asked for a tenth as often. */
export function readPace(text: string | undefined, problems: string[]): PaceLimits | undefined {
  if (text === '0') return undefined;
  if (text !== undefined && !/^[1-9]\d{1,5}$/.test(text))
    problems.push(
      `REQUESTS_A_MINUTE is "${text}": give a number from 10, or 0 for no limit, or leave it out for ${usualPace}.`,
    );
  const ordinary = Number(text) || usualPace;
  return { ordinary, costly: Math.ceil(ordinary / 10) };
}

const usualPace = 300;
