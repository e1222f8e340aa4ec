import { Client } from 'pg';
import { vi } from 'vitest';

export interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Plans {
  /** How many different questions there were. */
  readonly looked: number;
  /** Tables that were read from end to end, and by which question. */
  readonly whole: readonly string[];
  /** The same for a question that no index answers: what the test would say. */
  readonly control: readonly string[];
}

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

/**
 * Listens to what `work` asks PostgreSQL, then has each different question planned as the app's role, for one school, with
 * reading from end to end forbidden wherever there is another way: small tables would otherwise be read whole, rightly.
 */
export async function plansOf(
  url: string,
  schoolId: string,
  asked: Asked[],
  work: () => Promise<void>,
): Promise<Plans> {
  const query = vi.spyOn(Client.prototype, 'query');
  await work();
  for (const [config] of query.mock.calls as unknown as [Asked | string][]) {
    if (typeof config === 'object' && /^select/i.test(config.text)) asked.push(config);
  }
  query.mockRestore();
  const different = [...new Map(asked.map((one) => [one.text, one])).values()];
  const client = new Client({ connectionString: url, options: '-c role=alongside_app' });
  await client.connect();
  try {
    await client.query(`begin; set local alongside.school = '${schoolId}'; set local enable_seqscan = off`);
    const whole: string[] = [];
    for (const one of different) {
      for (const table of await wholeTables(client, one)) whole.push(`${table} in ${one.text}`);
    }
    // No index answers by name, so this one must be caught.
    const careless = { text: "select id from account_user where name = 'Mo'", values: [] };
    const control = await wholeTables(client, careless);
    return { looked: different.length, whole, control };
  } finally {
    await client.end();
  }
}

async function wholeTables(client: Client, { text, values }: Asked): Promise<string[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': readonly { Plan: PlanNode }[] }>({
    text: `explain (format json) ${text}`,
    values: [...values],
  });
  return rows[0]!['QUERY PLAN'].flatMap(({ Plan }) => seqScans(Plan));
}

const seqScans = (node: PlanNode): string[] => [
  ...(node['Node Type'] === 'Seq Scan' ? [node['Relation Name'] ?? ''] : []),
  ...(node.Plans ?? []).flatMap(seqScans),
];
