/**
 * A whole company to look at and to walk through: twenty people on six levels with units, pairs, vacancies, absences, rates.
 *
 *     await foundCompany(url); const staff = await hireStaff(url); staff.id("Katrin Brandt")
 *     node test/e2e/staff.ts http://127.0.0.1:3000      // founds the company first if there is none
 */
import { company, foundCompany, owner } from "./company.ts";

type Hire = {
  readonly name: string;
  readonly email: string;
  readonly level: string | null;
  readonly role?: string;
  readonly functions?: readonly string[];
  readonly chief?: string;
  readonly unit?: string;
  /** Hired, but has not come in yet. */
  readonly isWaiting?: boolean;
};

const units = [
  { name: "Vertrieb", kind: "department" },
  { name: "Industrie", kind: "direction", parent: "Vertrieb" },
  { name: "Kommunen", kind: "direction", parent: "Vertrieb" },
  { name: "Osteuropa", kind: "direction", parent: "Vertrieb" },
  { name: "Telefonvertrieb", kind: "group", parent: "Vertrieb" },
] as const;

const hires: readonly Hire[] = [
  { name: "Matthias Vogel", email: "vogel@lumen.example", level: "commercial_director", chief: owner.name, unit: "Vertrieb" },
  { name: "Katrin Brandt", email: "brandt@lumen.example", level: "direction_head", chief: "Matthias Vogel", unit: "Industrie" },
  { name: "James Whitfield", email: "whitfield@lumen.example", level: "direction_head", chief: "Matthias Vogel", unit: "Kommunen" },
  { name: "Ирина Соколова", email: "sokolova@lumen.example", level: "direction_head", chief: "Matthias Vogel", unit: "Osteuropa" },
  { name: "Jonas Hofmann", email: "hofmann@lumen.example", level: "seller", chief: "Katrin Brandt", unit: "Industrie" },
  { name: "Lena Schäfer", email: "schaefer@lumen.example", level: "seller", chief: "Katrin Brandt", unit: "Industrie" },
  { name: "Tobias Müller-Westernhagen", email: "mueller@lumen.example", level: "seller", chief: "Katrin Brandt", unit: "Industrie" },
  { name: "Emily Carter", email: "carter@lumen.example", level: "seller", chief: "James Whitfield", unit: "Kommunen" },
  {
    name: "Oliver Grant",
    email: "grant@lumen.example",
    level: "seller",
    chief: "James Whitfield",
    unit: "Kommunen",
    functions: ["telesales"],
  },
  { name: "Алексей Морозов", email: "morozov@lumen.example", level: "seller", chief: "Ирина Соколова", unit: "Osteuropa" },
  { name: "Мария Лебедева", email: "lebedeva@lumen.example", level: "seller", chief: "Ирина Соколова", unit: "Osteuropa" },
  { name: "Дмитрий Орлов", email: "orlov@lumen.example", level: "seller", chief: "Ирина Соколова", unit: "Osteuropa", isWaiting: true },
  { name: "Sophie Keller", email: "keller@lumen.example", level: "telesales", chief: "Katrin Brandt", unit: "Telefonvertrieb" },
  { name: "Hannah Lewis", email: "lewis@lumen.example", level: "telesales", chief: "James Whitfield", unit: "Telefonvertrieb" },
  {
    name: "Ольга Ким",
    email: "kim@lumen.example",
    level: "telesales",
    chief: "Ирина Соколова",
    unit: "Telefonvertrieb",
    functions: ["assistant"],
  },
  { name: "Felix Baumann", email: "baumann@lumen.example", level: "assistant", chief: "Katrin Brandt", unit: "Industrie" },
  { name: "Grace Turner", email: "turner@lumen.example", level: "assistant", chief: "James Whitfield", unit: "Kommunen" },
  {
    name: "Никита Зайцев",
    email: "zaytsev@lumen.example",
    level: "assistant",
    chief: "Ирина Соколова",
    unit: "Osteuropa",
    isWaiting: true,
  },
  { name: "Stefan Lindner", email: "lindner@lumen.example", level: null, role: "administrator" },
  { name: "Petra Wolff", email: "wolff@lumen.example", level: null, role: "presales", chief: "Matthias Vogel" },
  { name: "Ralf Günther", email: "guenther@lumen.example", level: null, role: "production" },
  { name: "Dr. Annette Krause", email: "krause@lumen.example", level: null, role: "auditor" },
];

const pairs = [
  ["Jonas Hofmann", "Sophie Keller"],
  ["Lena Schäfer", "Sophie Keller"],
  ["Emily Carter", "Hannah Lewis"],
  ["Алексей Морозов", "Ольга Ким"],
  ["Sophie Keller", "Felix Baumann"],
  ["Hannah Lewis", "Grace Turner"],
  ["Ольга Ким", "Никита Зайцев"],
] as const;

const vacancies = [
  { title: "Außendienst Süd", level: "seller", unit: "Industrie", chief: "Katrin Brandt" },
  { title: "Inside sales, evenings", level: "telesales", unit: "Telefonvertrieb", chief: "James Whitfield" },
] as const;

/** Days from today to the first and to the first day back. */
const absences = [
  { name: "Lena Schäfer", kind: "holiday", from: -3, to: 6, deputy: "Jonas Hofmann" },
  { name: "Hannah Lewis", kind: "sick", from: -1, to: 3, deputy: null },
  { name: "Алексей Морозов", kind: "holiday", from: 5, to: 15, deputy: "Мария Лебедева" },
  { name: "James Whitfield", kind: "other", from: 2, to: 4, deputy: "Katrin Brandt" },
  { name: "Felix Baumann", kind: "holiday", from: 1, to: 2, deputy: null },
] as const;

const password = "eleven quiet springs unwinding";

export type Staff = { id(name: string): string; readonly password: string };

export async function hireStaff(url: string): Promise<Staff> {
  const call = await ownersCalls(url);
  const unitIds = new Map<string, string>();
  for (const { name, kind, ...rest } of units) {
    const parentId = "parent" in rest ? unitIds.get(rest.parent) : null;
    unitIds.set(name, (await call<{ id: string }>("POST", "/org/units", { name, kind, parentId })).id);
  }
  const ids = new Map<string, string>([[owner.name, (await call<{ personId: string }>("GET", "/me")).personId]]);
  const id = (name: string): string => {
    const found = ids.get(name);
    if (!found) throw new Error(`Nobody is called ${name}.`);
    return found;
  };
  for (const { chief, unit, isWaiting, ...hire } of hires) {
    const body = { ...hire, chiefId: chief ? id(chief) : null, unitId: unit ? unitIds.get(unit) : null };
    ids.set(hire.name, (await call<{ id: string }>("POST", "/people", body)).id);
    if (!isWaiting) await comeIn(url, call, id(hire.name));
  }
  for (const [giver, taker] of pairs) await call("POST", "/org/pairings", { giverId: id(giver), takerId: id(taker) });
  for (const { title, level, unit, chief } of vacancies)
    await call("POST", "/org/positions", { title, level, unitId: unitIds.get(unit), chiefId: id(chief) });
  for (const { name, kind, from, to, deputy } of absences)
    await call("POST", "/org/absences", {
      personId: id(name),
      kind,
      fromOn: dayFromNow(from),
      toOn: dayFromNow(to),
      deputyId: deputy ? id(deputy) : null,
    });
  const rates = [
    ["USD", "0.9182"],
    ["GBP", "1.1725"],
    ["CHF", "1.0641"],
  ] as const;
  for (const [currency, rate] of rates) await call("PUT", "/settings/rates", { currency, on: dayFromNow(-1), rate });
  const year = new Date().getUTCFullYear();
  await call("PUT", `/org/calendar/exceptions/${year}-12-24`, { isWorking: false, name: "Betriebsferien" });
  return { id, password };
}

/** One person under the owner, come in already, for journeys that need no more; answers the password. */
export async function hireOne(url: string, hire: Pick<Hire, "name" | "email" | "level">): Promise<string> {
  const call = await ownersCalls(url);
  const { personId: chiefId } = await call<{ personId: string }>("GET", "/me");
  await comeIn(url, call, (await call<{ id: string }>("POST", "/people", { ...hire, chiefId })).id);
  return password;
}

/** Accepts the invitation, as the person would. */
async function comeIn(url: string, call: Call, personId: string): Promise<void> {
  const { link } = await call<{ link: string }>("POST", `/people/${personId}/invite`, {});
  const response = await fetch(`${url}/api/v1/invitations/accept`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ token: decodeURIComponent(new URL(link).hash.replace(/^#(token=)?/, "")), password }),
  });
  if (!response.ok) throw new Error(`The invitation was not accepted: ${response.status} ${await response.text()}`);
}

type Call = <T>(method: string, path: string, body?: unknown) => Promise<T>;

async function ownersCalls(url: string): Promise<Call> {
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email: owner.email, password: owner.password }),
  });
  if (!signedIn.ok) throw new Error(`The owner was not let in: ${signedIn.status} ${await signedIn.text()}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return async (method, path, body) => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { "content-type": "application/json", "mainspring-workspace": company.slug, origin: url, cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.status === 204 ? undefined : await response.json();
  };
}

/** A business date so many days from today. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

if (import.meta.main) {
  const url = process.argv[2]?.replace(/\/$/, "");
  if (!url) throw new Error("Name the server: node test/e2e/staff.ts http://127.0.0.1:3000");
  const { isOpen } = (await (await fetch(`${url}/api/v1/setup`)).json()) as { isOpen: boolean };
  if (isOpen) await foundCompany(url);
  await hireStaff(url);
}
