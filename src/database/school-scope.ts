import type { JoinNode } from 'kysely';
import {
  AliasNode,
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  IdentifierNode,
  OnNode,
  OperationNodeTransformer,
  OperatorNode,
  PrimitiveValueListNode,
  RawNode,
  ReferenceNode,
  SelectQueryNode,
  TableNode,
  ValueNode,
  ValuesNode,
  WhereNode,
  type DeleteQueryNode,
  type InsertQueryNode,
  type KyselyPlugin,
  type OperationNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryId,
  type UpdateQueryNode,
} from 'kysely';

/** Adds one school to every question that goes through it, and refuses what it cannot add it to. */
export function schoolScope(schoolId: string): KyselyPlugin {
  if (!schoolId) throw new Error('No school, no rows: a scoped store needs a school');
  const transformer = new Scoping(schoolId);
  return {
    transformQuery: ({ node, queryId }: PluginTransformQueryArgs) => {
      if (RawNode.is(node))
        throw new Error('A scoped store takes no raw SQL: it could not be held to one school');
      return transformer.transformNode(node, queryId);
    },
    transformResult: async ({ result }: PluginTransformResultArgs) => result,
  };
}

class Scoping extends OperationNodeTransformer {
  readonly #schoolId: string;

  constructor(schoolId: string) {
    super();
    this.#schoolId = schoolId;
  }

  protected override transformSelectQuery(node: SelectQueryNode, queryId?: QueryId): SelectQueryNode {
    const inner = super.transformSelectQuery(node, queryId);
    return { ...inner, ...this.#where(inner.where, inner.from?.froms ?? []) };
  }

  protected override transformUpdateQuery(node: UpdateQueryNode, queryId?: QueryId): UpdateQueryNode {
    const inner = super.transformUpdateQuery(node, queryId);
    return {
      ...inner,
      ...this.#where(inner.where, [...(inner.table ? [inner.table] : []), ...(inner.from?.froms ?? [])]),
    };
  }

  protected override transformDeleteQuery(node: DeleteQueryNode, queryId?: QueryId): DeleteQueryNode {
    const inner = super.transformDeleteQuery(node, queryId);
    return { ...inner, ...this.#where(inner.where, inner.from.froms) };
  }

  protected override transformJoin(node: JoinNode, queryId?: QueryId): JoinNode {
    const inner = super.transformJoin(node, queryId);
    const condition = this.#isSchool([inner.table]);
    if (!condition) return inner;
    const on = inner.on ? AndNode.create(inner.on.on, condition) : condition;
    return { ...inner, on: OnNode.create(on) };
  }

  protected override transformInsertQuery(node: InsertQueryNode, queryId?: QueryId): InsertQueryNode {
    const inner = super.transformInsertQuery(node, queryId);
    if (!inner.values || !ValuesNode.is(inner.values) || !inner.columns) {
      throw new Error('A scoped store inserts plain values: it could not add the school to anything else');
    }
    if (inner.columns.some(({ column }) => column.name === 'school_id')) {
      throw new Error('The scoped store itself fills in school_id');
    }
    const values = inner.values.values.map((row) =>
      PrimitiveValueListNode.is(row)
        ? { ...row, values: [...row.values, this.#schoolId] }
        : { ...row, values: [...row.values, ValueNode.create(this.#schoolId)] },
    );
    return {
      ...inner,
      columns: [...inner.columns, ColumnNode.create('school_id')],
      values: ValuesNode.create(values),
    };
  }

  #where(where: WhereNode | undefined, tables: readonly OperationNode[]): { where?: WhereNode } {
    const condition = this.#isSchool(tables);
    if (!condition) return where ? { where } : {};
    return { where: WhereNode.create(where ? AndNode.create(where.where, condition) : condition) };
  }

  #isSchool(tables: readonly OperationNode[]): OperationNode | undefined {
    return tables
      .flatMap((table) => nameOf(table) ?? [])
      .map((name) =>
        BinaryOperationNode.create(
          ReferenceNode.create(ColumnNode.create('school_id'), TableNode.create(name)),
          OperatorNode.create('='),
          ValueNode.create(this.#schoolId),
        ),
      )
      .reduce<OperationNode | undefined>((all, one) => (all ? AndNode.create(all, one) : one), undefined);
  }
}

/** The name a table goes by in the question; a subquery has none, being scoped itself. */
function nameOf(node: OperationNode): string | undefined {
  if (TableNode.is(node)) return node.table.identifier.name;
  if (!AliasNode.is(node)) return undefined;
  if (TableNode.is(node.node)) return IdentifierNode.is(node.alias) ? node.alias.name : undefined;
  if (SelectQueryNode.is(node.node)) return undefined;
  if (node.node.kind === 'ValuesNode') return undefined;
  throw new Error('A scoped store reads tables and subqueries only');
}
