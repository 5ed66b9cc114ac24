import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { createMeeting, keysOfClient, keysOfContact } from "./blocking.ts";
import { companyForm, comparedForm } from "./compared-form.ts";
import {
  type ComparedClient,
  type ComparedContact,
  duplicateFrom,
  formsOfClient,
  formsOfContact,
  likenessOfClients,
  likenessOfContacts,
} from "./duplicates.ts";

const nobody: ComparedContact = {
  firstName: "",
  lastName: "",
  client: "",
  phones: [],
  emails: [],
  street: "",
  city: "",
  postcode: "",
  region: "",
  birthDate: "",
};
const nothing: ComparedClient = {
  name: "",
  taxNumber: "",
  domain: "",
  phones: [],
  emails: [],
  street: "",
  city: "",
  postcode: "",
  country: "",
};
const contacts = (one: Partial<ComparedContact>, other: Partial<ComparedContact>) =>
  likenessOfContacts(formsOfContact({ ...nobody, ...one }), formsOfContact({ ...nobody, ...other }));
const clients = (one: Partial<ComparedClient>, other: Partial<ComparedClient>) =>
  likenessOfClients(formsOfClient({ ...nothing, ...one }), formsOfClient({ ...nothing, ...other }));
const areOne = ({ score }: { score: number }) => score >= duplicateFrom;

test("a company is known without its legal form, in either script and however it is punctuated", () => {
  assert.equal(companyForm("ООО «Свет и Ко»"), "svet i");
  assert.equal(companyForm("Müller & Söhne GmbH & Co. KG"), "muller sohne");
  assert.equal(companyForm("Lumen Sp. z o.o."), "lumen");
  assert.equal(companyForm("Acme, Inc."), "acme");
  assert.equal(companyForm("G.m.b.H."), "gmbh");
  assert.equal(comparedForm("  О’Коннор-Щукин "), "okonnor shchukin");
  assert.ok(areOne(clients({ name: "ООО «Светотехника»" }, { name: "Svetotekhnika LLC" })));
  assert.ok(areOne(clients({ name: "Lumen Lighting GmbH" }, { name: "LUMEN LIGTHING" })));
});

test("companies of one name in two countries, or with two tax numbers, are two", () => {
  assert.ok(
    !areOne(
      clients({ name: "Atlas", country: "DE", taxNumber: "DE811907980" }, { name: "Atlas", country: "FR", taxNumber: "FR40303265045" }),
    ),
  );
  assert.ok(areOne(clients({ name: "Atlas", taxNumber: "DE 811 907 980" }, { name: "Atlas Maschinen", taxNumber: "DE811907980" })));
  assert.ok(!areOne(clients({ name: "Atlas Maschinen" }, { name: "Titan Maschinen" })));
});

test("people with one name are not yet one; with one phone or birthday they are", () => {
  const anna = { firstName: "Anna", lastName: "Berg" };
  assert.ok(!areOne(contacts(anna, anna)));
  assert.ok(areOne(contacts({ ...anna, phones: ["+4930123456"] }, { ...anna, phones: ["+49 30 123456"] })));
  assert.ok(areOne(contacts({ ...anna, birthDate: "1980-02-11" }, { ...anna, birthDate: "1980-02-11" })));
  assert.ok(!areOne(contacts({ ...anna, birthDate: "1980-02-11", city: "Bonn" }, { ...anna, birthDate: "1971-10-30", city: "Wien" })));
});

test("two people behind one phone or one address of mail stay two", () => {
  const desk = { phones: ["+4930123456"], emails: ["info@lumen.example"], client: "Lumen" };
  assert.ok(!areOne(contacts({ ...desk, firstName: "Anna", lastName: "Berg" }, { ...desk, firstName: "Boris", lastName: "Tal" })));
});

test("names that changed places, day and month exchanged, and slips of the hand are seen through, and said", () => {
  const one = { firstName: "Jack", lastName: "Annika", birthDate: "1961-12-05", city: "Bonn" };
  const exchanged = contacts(one, { ...one, firstName: "Annika", lastName: "Jack", birthDate: "1961-05-12" });
  assert.ok(areOne(exchanged));
  assert.ok(exchanged.evidence.some(({ field }) => field === "namesExchanged"));
  assert.ok(areOne(contacts({ ...one, firstName: "Jakc" }, { ...one, lastName: "Anika", birthDate: "1961-12-06" })));
  assert.ok(areOne(contacts({ ...one, firstName: "Иван", lastName: "Щукин" }, { ...one, firstName: "Ivan", lastName: "Shchukin" })));
});

test("neighbours in one street are not one for it", () => {
  const here = { street: "Hauptstraße 12", city: "Bonn", postcode: "53111" };
  const of = (street: string) => contacts({ ...here, lastName: "Berg" }, { ...here, street, lastName: "Berg" });
  assert.ok(of("12 Hauptstraße").score > of("Hauptstraße 14").score);
  assert.ok((of("Hauptstraße 14").evidence.find(({ field }) => field === "street")?.weight ?? 1) < 0);
});

test("what is unknown of either says nothing", () => {
  assert.deepEqual(contacts({ firstName: "Anna" }, { lastName: "Berg" }).evidence, []);
  assert.ok(!areOne(contacts({}, {})));
  assert.ok(!areOne(clients({}, {})));
});

const some = fc.constantFrom(
  "",
  "Anna",
  "Ana",
  "Berg",
  "Berg Anna",
  "Щукин",
  "12 Main Street",
  "Main Street 14",
  "1980-02-11",
  "1980-11-02",
  "53111",
);
const list = fc.array(fc.constantFrom("+49301", "a@b.example", ""), { maxLength: 2 });
const contact = fc.record({
  firstName: some,
  lastName: some,
  client: some,
  phones: list,
  emails: list,
  street: some,
  city: some,
  postcode: some,
  region: some,
  birthDate: some,
});
const client = fc.record({
  name: some,
  taxNumber: some,
  domain: some,
  phones: list,
  emails: list,
  street: some,
  city: some,
  postcode: some,
  country: some,
});

test("a score is from 0 to 1, the same from either side, and the sum of its reasons", () => {
  const holds = (there: ReturnType<typeof contacts>, back: ReturnType<typeof contacts>) => {
    assert.ok(there.score >= 0 && there.score <= 1);
    assert.ok(Math.abs(there.score - back.score) < 1e-9);
    assert.ok(there.evidence.every(({ similarity }) => similarity >= 0 && similarity <= 1));
    const bits = there.evidence.reduce((sum, { weight }) => sum + weight, -12);
    assert.ok(Math.abs(there.score - 1 / (1 + 2 ** -bits)) < 1e-9);
  };
  fc.assert(
    fc.property(contact, contact, (one, other) => holds(contacts(one, other), contacts(other, one))),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(client, client, (one, other) => holds(clients(one, other), clients(other, one))),
    { numRuns: 500 },
  );
});

test("what is entered twice in the same words always meets", () => {
  fc.assert(
    fc.property(contact, client, (person, company) => {
      const [one, other] = [formsOfContact(person), formsOfClient(company)];
      assert.deepEqual(keysOfContact(one), keysOfContact({ ...one }));
      if (likenessOfContacts(one, one).score >= duplicateFrom) assert.ok(keysOfContact(one).length > 0);
      if (likenessOfClients(other, other).score >= duplicateFrom) assert.ok(keysOfClient(other).length > 0);
    }),
  );
});

test("a crowded key brings nobody together", () => {
  const meeting = createMeeting<number>();
  const met = Array.from({ length: 500 }, (_, index) => meeting.meet(index, ["@info@lumen.example"]).size);
  assert.ok(Math.max(...met) < 60);
  assert.equal(met.at(-1), 0);
});

const file = join(import.meta.dirname, "../../../../../shared/data/dedupe/febrl-dataset1.csv");
const absent = existsSync(file) ? false : "the real data beside the project are not there: ../shared/data/dedupe/febrl-dataset1.csv";

test("of 500 persons and their 500 disturbed doubles nearly all are found, nobody wrongly, without comparing all with all", {
  skip: absent,
}, () => {
  const people = readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => {
      const [id = "", firstName = "", lastName = "", , street = "", , city = "", postcode = "", region = "", birthDate = ""] = line
        .split(",")
        .map((cell) => cell.trim());
      return {
        pair: id.split("-")[1],
        forms: formsOfContact({ ...nobody, firstName, lastName, street, city, postcode, region, birthDate }),
      };
    });
  const meeting = createMeeting<(typeof people)[number]>();
  const counts = { compared: 0, right: 0, wrong: 0 };
  for (const one of people)
    for (const other of meeting.meet(one, keysOfContact(one.forms))) {
      counts.compared++;
      if (!areOne(likenessOfContacts(one.forms, other.forms))) continue;
      if (one.pair === other.pair) counts.right++;
      else counts.wrong++;
    }
  assert.equal(people.length, 1_000);
  assert.ok(counts.right / (counts.right + counts.wrong) >= 0.99, JSON.stringify(counts));
  assert.ok(counts.right / 500 >= 0.98, JSON.stringify(counts));
  assert.ok(counts.compared < 0.05 * ((1_000 * 999) / 2), JSON.stringify(counts));
});
