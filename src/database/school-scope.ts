import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  DeleteQueryNode,
  IdentifierNode,
  InsertQueryNode,
  JoinNode,
  OnNode,
  OperatorNode,
  OrNode,
  ParensNode,
  PrimitiveValueListNode,
  RawNode,
  ReferenceNode,
  SelectQueryNode,
  TableNode,
  UpdateQueryNode,
  ValueNode,
  ValuesNode,
  WhereNode,
  type KyselyPlugin,
  type OperationNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type RootOperationNode,
} from 'kysely';
import { closableTables, isLimited } from '../basics/audience.ts';
import type { Viewer } from '../basics/viewer.ts';

/** Who asks, as far as it limits what there is to see. */
export type Asking = Pick<Viewer, 'role' | 'staffId'>;

/**
 * Adds one school to every question that goes through it, and refuses what it cannot add it to. Where somebody asks who is
 * limited, entries that are closed to staff are not there, but for those that they wrote themselves.
 */
export function schoolScope(schoolId: string, asking?: Asking): KyselyPlugin {
  if (!schoolId) throw new Error('No school, no rows: a scoped store needs a school');
  const scope = scoping(schoolId, asking && isLimited(asking) ? asking.staffId : undefined);
  return {
    transformQuery: ({ node }: PluginTransformQueryArgs) => {
      if (RawNode.is(node))
        throw new Error('A scoped store takes no raw SQL: it could not be held to one school');
      return scope(node) as RootOperationNode;
    },
    transformResult: async ({ result }: PluginTransformResultArgs) => result,
  };
}

/** Every select, join, update, delete and insert in a question, however deep, is given the school. */
function scoping(schoolId: string, limitedTo: string | undefined) {
  const isSchool = (tables: readonly OperationNode[]): OperationNode | undefined =>
    tables
      .flatMap((table) => nameOf(table) ?? [])
      .flatMap(({ name, table }) => [
        comparing(name, 'school_id', '=', schoolId),
        ...(limitedTo !== undefined && isClosable(table) ? [isOpenTo(limitedTo, name, table)] : []),
      ])
      .reduce<OperationNode | undefined>((all, one) => (all ? AndNode.create(all, one) : one), undefined);

  const withSchool = <Q extends { readonly where?: WhereNode }>(
    node: Q,
    tables: readonly OperationNode[],
  ): Q => {
    const condition = isSchool(tables);
    if (!condition) return node;
    return {
      ...node,
      where: WhereNode.create(node.where ? AndNode.create(node.where.where, condition) : condition),
    };
  };

  const joined = (node: JoinNode): JoinNode => {
    const condition = isSchool([node.table]);
    if (!condition) return node;
    return { ...node, on: OnNode.create(node.on ? AndNode.create(node.on.on, condition) : condition) };
  };

  const inserted = (node: InsertQueryNode): InsertQueryNode => {
    if (!node.values || !ValuesNode.is(node.values) || !node.columns) {
      throw new Error('A scoped store inserts plain values: it could not add the school to anything else');
    }
    if (node.columns.some(({ column }) => column.name === 'school_id')) {
      throw new Error('The scoped store itself fills in school_id');
    }
    const values = node.values.values.map((row) =>
      PrimitiveValueListNode.is(row)
        ? { ...row, values: [...row.values, schoolId] }
        : { ...row, values: [...row.values, ValueNode.create(schoolId)] },
    );
    return {
      ...node,
      columns: [...node.columns, ColumnNode.create('school_id')],
      values: ValuesNode.create(values),
    };
  };

  const scope = (node: OperationNode): OperationNode => {
    const inner = withParts(node, scope);
    if (SelectQueryNode.is(inner)) return withSchool(inner, inner.from?.froms ?? []);
    if (UpdateQueryNode.is(inner)) {
      return withSchool(inner, [...(inner.table ? [inner.table] : []), ...(inner.from?.froms ?? [])]);
    }
    if (DeleteQueryNode.is(inner)) return withSchool(inner, inner.from.froms);
    if (InsertQueryNode.is(inner)) return inserted(inner);
    return JoinNode.is(inner) ? joined(inner) : inner;
  };
  return scope;
}

/**
 * The same node with each of its parts changed, or the very same where nothing changed. Kysely's own transformer copies and
 * freezes the whole tree, which cost more than asking the database.
 */
function withParts(node: OperationNode, change: (part: OperationNode) => OperationNode): OperationNode {
  if (node.kind === 'ValueNode' || node.kind === 'PrimitiveValueListNode') return node;
  let changed: Record<string, unknown> | undefined;
  for (const [name, part] of Object.entries(node)) {
    const now = Array.isArray(part) ? eachChanged(part, change) : isNode(part) ? change(part) : part;
    if (now !== part) (changed ??= { ...node })[name] = now;
  }
  return (changed as OperationNode | undefined) ?? node;
}

function eachChanged(
  parts: readonly unknown[],
  change: (part: OperationNode) => OperationNode,
): readonly unknown[] {
  let changed: unknown[] | undefined;
  for (const [at, part] of parts.entries()) {
    const now = isNode(part) ? change(part) : part;
    if (now !== part) (changed ??= [...parts])[at] = now;
  }
  return changed ?? parts;
}

const isNode = (part: unknown): part is OperationNode =>
  typeof part === 'object' && part !== null && typeof (part as { kind?: unknown }).kind === 'string';

const comparing = (table: string, column: string, how: '=' | '<>', value: string): OperationNode =>
  BinaryOperationNode.create(
    ReferenceNode.create(ColumnNode.create(column), TableNode.create(table)),
    OperatorNode.create(how),
    ValueNode.create(value),
  );

const isClosable = (table: string): table is keyof typeof closableTables =>
  Object.hasOwn(closableTables, table);

const isOpenTo = (staffId: string, name: string, table: keyof typeof closableTables): OperationNode =>
  ParensNode.create(
    OrNode.create(
      comparing(name, 'audience', '<>', 'senco'),
      comparing(name, closableTables[table], '=', staffId),
    ),
  );

/** The name a table goes by in the question, and its own; a subquery has none, being scoped itself. */
function nameOf(node: OperationNode): { name: string; table: string } | undefined {
  if (TableNode.is(node)) return { name: node.table.identifier.name, table: node.table.identifier.name };
  if (!AliasNode.is(node)) return undefined;
  if (TableNode.is(node.node))
    return IdentifierNode.is(node.alias)
      ? { name: node.alias.name, table: node.node.table.identifier.name }
      : undefined;
  if (SelectQueryNode.is(node.node)) return undefined;
  if (node.node.kind === 'ValuesNode') return undefined;
  throw new Error('A scoped store reads tables and subqueries only');
}
