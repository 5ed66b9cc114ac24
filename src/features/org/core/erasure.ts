/** Erasure: the facts and sums about a person stay, the person is gone. It cannot be taken back. */
import { no, type Result, yes } from "#shared/result.ts";
import { cleanName } from "#shared/text.ts";
import type { Person } from "./person.ts";

export type ErasureEvent = { readonly type: "PersonErased"; readonly personId: string; readonly userId: string | null };
export type ErasureRefusal = "person_erased" | "still_working" | "oneself" | "name_differs";

type Asked = { readonly confirm: string; readonly actorId: string | null };
const rules: readonly ((person: Pick<Person, "id" | "name" | "status">, asked: Asked) => ErasureRefusal | null)[] = [
  ({ status }) => (status === "erased" ? "person_erased" : null),
  ({ id }, { actorId }) => (id === actorId ? "oneself" : null),
  // Whoever leaves hands over first: people below, sessions, keys. Deactivation sees to that.
  ({ status }) => (status === "inactive" ? null : "still_working"),
  // Typed by hand, because nothing brings the person back.
  ({ name }, { confirm }) => (cleanName(confirm) === name ? null : "name_differs"),
];

export function erase(
  person: Pick<Person, "id" | "name" | "status" | "userId">,
  asked: Asked,
): Result<readonly ErasureEvent[], ErasureRefusal> {
  const refusal = rules.map((rule) => rule(person, asked)).find((found) => found !== null);
  return refusal ? no(refusal) : yes([{ type: "PersonErased", personId: person.id, userId: person.userId }]);
}
