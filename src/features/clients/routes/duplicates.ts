/** Duplicates at entry over HTTP: what is asked for is compared with what is there. */

import type { Tx } from "#platform/db/database.ts";
import type { Call } from "#platform/http/endpoint/definition.ts";
import { endpoint } from "#platform/http/endpoint/endpoint.ts";
import { foldText } from "#shared/text.ts";
import type { ClientView } from "../contract/clients.ts";
import type { ContactView } from "../contract/contacts.ts";
import {
  type AskClientDuplicates,
  type AskContactDuplicates,
  askClientDuplicates,
  askContactDuplicates,
  type DuplicatesView,
  duplicates,
} from "../contract/duplicates.ts";
import { emailChannel, phoneChannel } from "../core/channel.ts";
import { companyForm } from "../core/compared-form.ts";
import {
  type ClientForms,
  type ContactForms,
  formsOfClient,
  formsOfContact,
  type Likeness,
  likenessOfClients,
  likenessOfContacts,
} from "../core/duplicates.ts";
import { isWorthTelling, likenessByKeys } from "../core/known-elsewhere.ts";
import { domainOf, normaliseWebsite, plainTaxNumber } from "../core/website.ts";
import { clientsByIds } from "../sql/clients.ts";
import { contactsByIds } from "../sql/contacts.ts";
import { calledLike, type Keys, knownElsewhere } from "../sql/duplicates.ts";
import { homeCountry } from "../sql/home-country.ts";

type Asker = Pick<Call<unknown, unknown, unknown>, "actor" | "database">;
type Item = DuplicatesView["items"][number];
type Named = { readonly id: string; readonly name: string; readonly ownerId: string; readonly mergedIntoId: string | null };

/** The most probable first. */
async function told<View extends Named>(
  tx: Tx,
  keys: Keys,
  likeNames: readonly string[],
  exceptId: string | undefined,
  viewsOf: (ids: readonly string[]) => Promise<readonly View[]>,
  likenessOf: (view: View) => Likeness,
): Promise<DuplicatesView> {
  const known = await knownElsewhere(tx, keys);
  const foundBy = new Map(known.flatMap(({ id, foundBy }) => (id === null ? [] : [[id, foundBy] as const])));
  const ids = new Set([...foundBy.keys(), ...(await calledLike(tx, keys.kind, likeNames))]);
  if (exceptId !== undefined) ids.delete(exceptId);
  const seen = (await viewsOf([...ids])).filter(({ mergedIntoId }) => mergedIntoId === null);
  const items = [
    ...seen.flatMap((view): Item[] => {
      const likeness = likenessOf(view);
      if (!isWorthTelling(likeness, foundBy.get(view.id) ?? [])) return [];
      return [{ id: view.id, name: view.name, ownerId: view.ownerId, unit: null, ...shown(likeness) }];
    }),
    ...known.flatMap(({ isSeen, unit, foundBy }): Item[] => {
      const likeness = likenessByKeys(foundBy);
      return isSeen || !isWorthTelling(likeness, foundBy) ? [] : [{ id: null, name: null, ownerId: null, unit, ...shown(likeness) }];
    }),
  ];
  return { items: items.sort((one, other) => other.score - one.score).slice(0, 20) };
}

const shown = ({ score, evidence }: Likeness) => ({ score, evidence: [...evidence] });

function reachedBy(
  { phones = [], emails = [] }: { readonly phones?: readonly string[] | undefined; readonly emails?: readonly string[] | undefined },
  country: string,
) {
  const numbers = phones.map((phone) => phoneChannel(phone, country, null).channel.plain);
  const addresses = emails.map((email) => emailChannel(email, null).channel.plain);
  return { phones: numbers, emails: addresses, reached: [...numbers, ...addresses].filter((one) => one !== "") };
}
const values = (channels: readonly { readonly value: string }[]) => channels.map(({ value }) => value);
const some = (...texts: readonly (string | null | undefined)[]) => texts.filter((text): text is string => Boolean(text));

async function clientDuplicates({ actor, database }: Asker, asked: AskClientDuplicates): Promise<DuplicatesView> {
  const { name = "", taxNumber = "", street = "", city = "", postcode = "", country = "" } = asked;
  return database.read(actor.scope, async (tx) => {
    const { phones, emails, reached } = reachedBy(asked, country || (await homeCountry(tx, actor.workspaceId)));
    const domain = domainOf(normaliseWebsite(asked.website ?? asked.domain ?? "")) ?? "";
    const forms: ClientForms = formsOfClient({ name, taxNumber, domain, phones, emails, street, city, postcode, country });
    const keys: Keys = {
      kind: "client",
      names: some(foldText(name)),
      domains: some(domain),
      taxNumbers: some(plainTaxNumber(taxNumber)),
      reached,
    };
    const likeness = (view: ClientView) =>
      likenessOfClients(
        forms,
        formsOfClient({
          name: view.name,
          taxNumber: view.taxNumber ?? "",
          domain: view.domain ?? "",
          phones: values(view.phones),
          emails: values(view.emails),
          street: view.street ?? "",
          city: view.city ?? "",
          postcode: view.postcode ?? "",
          country: view.country ?? "",
        }),
      );
    const viewsOf = (ids: readonly string[]) => clientsByIds(tx, actor.workspaceId, ids);
    const called = foldText(companyForm(name)) || foldText(name);
    // By its first word too: letters that changed places in one word hide it from a search for all of them.
    return told(tx, keys, some(called, called.split(" ")[0]), asked.exceptId, viewsOf, likeness);
  });
}

async function contactDuplicates({ actor, database }: Asker, asked: AskContactDuplicates): Promise<DuplicatesView> {
  const {
    firstName = "",
    lastName = "",
    client = "",
    street = "",
    city = "",
    postcode = "",
    region = "",
    birthDate = "",
    country = "",
  } = asked;
  return database.read(actor.scope, async (tx) => {
    const { phones, emails, reached } = reachedBy(asked, country || (await homeCountry(tx, actor.workspaceId)));
    const forms: ContactForms = formsOfContact({ firstName, lastName, client, phones, emails, street, city, postcode, region, birthDate });
    // A name alone is no key: many people share one.
    const keys: Keys = { kind: "contact", names: [], domains: [], taxNumbers: [], reached };
    const likeness = (view: ContactView) =>
      likenessOfContacts(
        forms,
        formsOfContact({
          firstName: view.firstName,
          lastName: view.lastName,
          client: view.clientName ?? "",
          phones: values(view.phones),
          emails: values(view.emails),
          street: view.street ?? "",
          city: view.city ?? "",
          postcode: view.postcode ?? "",
          region: view.region ?? "",
          birthDate: view.birthDate ?? "",
        }),
      );
    const viewsOf = (ids: readonly string[]) => contactsByIds(tx, actor.workspaceId, ids);
    return told(
      tx,
      keys,
      some(foldText(`${firstName} ${lastName}`), foldText(`${lastName} ${firstName}`)),
      asked.exceptId,
      viewsOf,
      likeness,
    );
  });
}

const description =
  "The most probable first, each with what speaks for it. One that you do not see is told without content, with the unit to ask.";

export const duplicateEndpoints = [
  endpoint({
    method: "post",
    path: "/clients/duplicates",
    tag: "Clients",
    summary: "Clients that may be this one already",
    description,
    right: "clients.read",
    body: askClientDuplicates,
    status: 200,
    answer: duplicates,
    handle: ({ body, ...call }) => clientDuplicates(call, body),
  }),
  endpoint({
    method: "post",
    path: "/contacts/duplicates",
    tag: "Contacts",
    summary: "Contacts that may be this person already",
    description,
    right: "clients.read",
    body: askContactDuplicates,
    status: 200,
    answer: duplicates,
    handle: ({ body, ...call }) => contactDuplicates(call, body),
  }),
] as const;
