/** What the forms about a person hold, and what of it is sent. */
import type { Person, Role } from "../../company/answers.ts";
import type { PersonChange } from "../calls.ts";

export type PersonValues = {
  name: string;
  email: string;
  phone: string;
  language: Person["language"];
  timeZone: string | null;
  /** A level's key, or "role.auditor" for somebody outside of the ladder. */
  place: string | null;
  /** A role beside a level: the owner who is also the administrator. */
  besides: Role | null;
  functions: string[];
  chiefId: string | null;
  unitId: string | null;
};

export const emptyPerson: PersonValues = {
  name: "",
  email: "",
  phone: "",
  language: null,
  timeZone: null,
  place: null,
  besides: null,
  functions: [],
  chiefId: null,
  unitId: null,
};

export function valuesOf(person: Person): PersonValues {
  const { name, language, timeZone, level, role, chiefId, unitId } = person;
  return {
    name,
    language,
    timeZone,
    chiefId,
    unitId,
    email: person.email ?? "",
    phone: person.phone ?? "",
    functions: [...person.functions],
    place: level ?? (role ? `role.${role}` : null),
    besides: level ? role : null,
  };
}

/** In the form of the API: texts trimmed, what is empty as null. */
export function personBody({ place, besides, ...values }: PersonValues): Required<PersonChange> {
  const isOutside = place?.startsWith("role.") ?? false;
  return {
    ...values,
    name: values.name.trim(),
    email: values.email.trim() || null,
    phone: values.phone.trim() || null,
    level: isOutside ? null : place,
    role: isOutside ? (place!.slice(5) as Role) : besides,
    functions: isOutside ? [] : values.functions.filter((one) => one !== place),
  };
}

/** Only what differs, so that two people changing different things do not undo each other. */
export function changesOf(person: Person, values: PersonValues): PersonChange {
  const before = personBody(valuesOf(person));
  const after = personBody(values);
  const fields = (Object.keys(after) as (keyof PersonChange)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  return Object.fromEntries(fields.map((field) => [field, after[field]])) as PersonChange;
}
