/** Requests and answers about people. */
import { z } from "@hono/zod-openapi";
import { date, id, instant, language, name, paging, timeZone, version } from "#platform/http/schema.ts";
import { posts } from "#shared/choosing.ts";

export const roles = ["administrator", "presales", "production", "auditor"] as const;
export const role = z.enum(roles).openapi({ description: "Role outside of the ladder" });
export const levelKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/)
  .openapi({
    description: "Key of a level: owner, commercial_director, direction_head, seller, telesales, assistant, or one of the company's own",
    example: "seller",
  });
export const personStatus = z.enum(["active", "invited", "inactive", "erased"]);
const email = z.string().max(254).openapi({ description: "E-mail address", example: "anna@lumen.example" });
const phone = z
  .string()
  .max(40)
  .refine((text) => !/\p{Cc}/u.test(text), { error: "control_characters" });

export const person = z
  .object({
    id,
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    language: language.nullable(),
    timeZone: z.string().nullable(),
    level: levelKey.nullable(),
    role: role.nullable(),
    functions: z.array(levelKey).openapi({ description: "Levels whose work the person may be given too" }),
    chiefId: id.nullable(),
    unitId: id.nullable(),
    status: personStatus,
    hasAccount: z.boolean().openapi({ description: "Has signed in at least once or may sign in" }),
    reports: z.int().openapi({ description: "Number of people directly below" }),
    createdAt: instant,
    deactivatedAt: instant.nullable(),
    version,
  })
  .openapi("Person");

export const hirePerson = z
  .strictObject({
    name: name(200),
    email: email.nullish(),
    phone: phone.nullish(),
    language: language.nullish(),
    timeZone: timeZone.nullish(),
    level: levelKey.nullable(),
    role: role.nullish(),
    functions: z.array(levelKey).max(10).optional(),
    chiefId: id.nullish(),
    unitId: id.nullish(),
  })
  .openapi("HirePerson");

/** Only what is sent changes; null empties. */
export const changePerson = z
  .strictObject({
    name: name(200).optional(),
    email: email.nullable().optional(),
    phone: phone.nullable().optional(),
    language: language.nullable().optional(),
    timeZone: timeZone.nullable().optional(),
    level: levelKey.nullable().optional(),
    role: role.nullable().optional(),
    functions: z.array(levelKey).max(10).optional(),
    chiefId: id.nullable().optional(),
    unitId: id.nullable().optional(),
  })
  .openapi("ChangePerson");

export const listPeople = z.strictObject({
  ...paging,
  query: z.string().max(200).optional().openapi({ description: "Part of the name or e-mail, in any case and with or without diacritics" }),
  level: levelKey.optional(),
  role: role.optional(),
  unitId: id.optional(),
  chiefId: id.optional(),
  status: personStatus.optional(),
});

export const listChoices = z.strictObject({
  for: z.enum(posts).openapi({
    description:
      "What the person is to be chosen for: owner of a client (or of a contact without one), of a lead or a deal; who calls, or is to sell, a lead; who is to do a task, one that comes again, or a step of a process",
  }),
});
export const choices = z
  .object({ people: z.array(z.object({ id, name: z.string(), level: levelKey.nullable() })) })
  .openapi("Choices", { description: "By name: exactly those whom the server accepts from whoever asks" });

/** Whoever has people below says where they go. */
export const deactivatePerson = z
  .strictObject({ newChiefId: id.nullable().optional().openapi({ description: "Takes over the people directly below" }) })
  .openapi("DeactivatePerson");
export const invitation = z
  .object({
    id,
    personId: id,
    link: z.string(),
    isMailed: z.boolean().openapi({ description: "A letter with the link is on its way; otherwise whoever invites passes it on" }),
    expiresAt: instant,
  })
  .openapi("Invitation");

export const me = z
  .object({
    personId: id,
    name: z.string(),
    email: z.string().nullable(),
    level: levelKey.nullable(),
    role: role.nullable(),
    functions: z.array(levelKey),
    language: language,
    timeZone: z.string(),
    chiefId: id.nullable(),
    rights: z
      .array(z.string())
      .openapi({ description: "What the person may do, so that screens need not guess", example: ["people.change"] }),
    workspace: z.object({
      id,
      slug: z.string(),
      name: z.string(),
      currency: z.string(),
      timeZone: z.string(),
      country: z.string(),
      languages: z.array(language),
      fiscalStartMonth: z.int(),
    }),
  })
  .openapi("Me");
export const changeMe = z
  .strictObject({
    name: name(200).optional(),
    phone: phone.nullable().optional(),
    language: language.nullable().optional(),
    timeZone: timeZone.nullable().optional(),
  })
  .openapi("ChangeMe");

export const absenceKind = z.enum(["holiday", "sick", "other"]);
export const absence = z
  .object({
    id,
    personId: id,
    kind: absenceKind,
    fromOn: date,
    toOn: date,
    deputyId: id.nullable(),
    cancelledAt: instant.nullable(),
    version,
  })
  .openapi("Absence", { description: "Business dates, half-open: from fromOn up to, not including, toOn" });
export const reportAbsence = z
  .strictObject({ personId: id, kind: absenceKind, fromOn: date, toOn: date, deputyId: id.nullish() })
  .openapi("ReportAbsence");
export const changeAbsence = z
  .strictObject({
    kind: absenceKind.optional(),
    fromOn: date.optional(),
    toOn: date.optional(),
    deputyId: id.nullable().optional(),
    cancelled: z.literal(true).optional(),
  })
  .openapi("ChangeAbsence");
export const listAbsences = z.strictObject({ ...paging, personId: id.optional(), from: date.optional(), to: date.optional() });

const token = z.string().max(300).openapi({ description: "What stands behind the # of the link" });
export const lookUpInvitation = z.strictObject({ token }).openapi("LookUpInvitation");
export const invitationSeen = z
  .object({ workspaceName: z.string(), personName: z.string(), email: z.string().nullable(), language, hasAccount: z.boolean() })
  .openapi("InvitationSeen");
export const acceptInvitation = z.strictObject({ token, password: z.string().min(1).max(128) }).openapi("AcceptInvitation");
export const invitationAccepted = z.object({ slug: z.string(), personId: id }).openapi("InvitationAccepted");

export type PersonView = z.output<typeof person>;
export type ListPeople = z.output<typeof listPeople>;
