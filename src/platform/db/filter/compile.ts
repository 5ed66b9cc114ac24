/** A filter as a condition of SQL. Values travel as parameters, names come from the source alone. */
import { type RawBuilder, sql } from "kysely";
import { type Catalogue, type FieldKind, fieldOf, relationOf } from "#shared/filter/catalogue.ts";
import type { CheckedFilter } from "#shared/filter/check.ts";
import type { Predicate, Test } from "#shared/filter/predicate.ts";
import { type FilterContext, resolveFilter } from "#shared/filter/resolve.ts";
import { type SqlSource, sideRows } from "./source.ts";
import { allOf, anyOf, testSql } from "./value-sql.ts";

type Condition = RawBuilder<boolean>;

/** The condition for rows of the source under an alias: `selectFrom("deals.deal as d").where(filterSql(filter, deal, dealSource, context, "d"))`. */
export function filterSql(
  filter: CheckedFilter,
  catalogue: Catalogue<never>,
  source: SqlSource,
  context: FilterContext,
  alias: string,
): Condition {
  return predicateSql(resolveFilter(filter, catalogue, context), catalogue, source, alias);
}

export function predicateSql(predicate: Predicate, catalogue: Catalogue<never>, source: SqlSource, alias: string): Condition {
  let aliases = 0;
  return condition(predicate, { catalogue, source, alias, newAlias: () => `f${++aliases}` }, false);
}

type Scope = {
  readonly catalogue: Catalogue<never>;
  readonly source: SqlSource;
  readonly alias: string;
  readonly newAlias: () => string;
};

/** "Not" is carried down to the single tests, where it is known how to say it so that a missing value is no third answer. */
function condition(predicate: Predicate, scope: Scope, isNegated: boolean): Condition {
  if ("not" in predicate) return condition(predicate.not, scope, !isNegated);
  if ("all" in predicate || "any" in predicate) {
    const parts = ("all" in predicate ? predicate.all : predicate.any).map((part) => condition(part, scope, isNegated));
    return "all" in predicate === isNegated ? anyOf(parts) : allOf(parts);
  }
  if ("related" in predicate) return turned(related(predicate, scope), isNegated);
  const kind = fieldOf(scope.catalogue, predicate.field)?.kind;
  if (kind === undefined) throw new Error(`The filter was resolved with another catalogue: it asks for "${predicate.field}".`);
  return fieldSql(predicate.field, kind, predicate.test, scope, isNegated);
}

/** `exists` is never null. */
const turned = (exists: Condition, isNegated: boolean): Condition => (isNegated ? sql`not ${exists}` : exists);

function fieldSql(name: string, kind: FieldKind, test: Test, scope: Scope, isNegated: boolean): Condition {
  const field = Object.hasOwn(scope.source.fields, name) ? scope.source.fields[name] : undefined;
  if (field === undefined) throw new Error(`The source does not say where "${name}" stands.`);
  if (field.side === undefined) {
    const passes = testSql(test, kind, field, scope.alias);
    return isNegated ? sql`(${passes}) is not true` : passes;
  }
  const theirs = scope.newAlias();
  const rows = sideRows(field.side, scope.alias, theirs);
  return turned(sql`exists (select from ${rows} and ${testSql(test, kind, field, theirs)})`, isNegated);
}

function related({ related: name, where }: Extract<Predicate, { related: string }>, scope: Scope): Condition {
  const relation = Object.hasOwn(scope.source.relations, name) ? scope.source.relations[name] : undefined;
  const target = relationOf(scope.catalogue, name);
  if (relation === undefined || target === undefined) throw new Error(`The source does not say where "${name}" stands.`);
  const theirs = scope.newAlias();
  const inner = condition(where, { ...scope, catalogue: target.to(), source: relation.to(), alias: theirs }, false);
  return sql`exists (select from ${sideRows(relation, scope.alias, theirs)} and ${inner})`;
}
