/**
 * The pictures of docs/guide, taken anew from a realistic company: `node test/e2e/guide-pictures.ts [start people …]`.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Browser, Page } from "playwright-core";
import { seeded } from "#shared/random.ts";
import { launchChromium } from "./chromium.ts";
import { callApi, company, foundCompany, owner, signIn } from "./company.ts";
import { startMailServer } from "./mail-server.ts";
import { type RunningServer, startMainspring } from "./running-server.ts";
import { hireStaff, type Staff } from "./staff.ts";
import { totpOf } from "./totp.ts";

const guide = join(import.meta.dirname, "../../docs/guide");
const largest = 150_000;
const wanted = process.argv.slice(2);
type Scene = { readonly page: Page; readonly server: RunningServer; readonly staff: Staff };

const at = (server: RunningServer, path: string) => `${server.url}/w/${company.slug}/${path}`;

/** Each brings the page to where its picture is taken; the names are those of the files. */
const scenes: Readonly<Record<string, (scene: Scene) => Promise<void>>> = {
  people: async ({ page, server, staff }) => {
    await page.goto(at(server, "people?view=ladder"));
    await page.locator(`[data-person="${staff.id("Jonas Hofmann")}"]`).hover();
    await page.locator("main svg path").first().waitFor({ state: "attached" });
  },
  calendar: async ({ page, server }) => {
    await callApi(page, "PUT", "/org/calendar/exceptions/2027-01-04", { isWorking: false, name: "Company outing" });
    await callApi(page, "PUT", "/org/calendar/exceptions/2027-03-13", {
      isWorking: true,
      name: "Stock-taking",
      from: "10:00",
      to: "14:00",
    });
    await page.goto(at(server, "calendar?year=2027"));
    await page.getByText("Stock-taking").first().waitFor();
  },
  imports: async ({ page, server }) => {
    for (const [name, city] of [
      ["Betonwerk Süd GmbH", "Ulm"],
      ["Harbour Council", "Bristol"],
    ])
      await callApi(page, "POST", "/clients", { name, city });
    const rows = [
      "Company;City;Country;Revenue;Phone;Fax",
      "Betonwerk Sued;Ulm;DE;8.400.000,00;+49 731 220141;",
      "Harbour Council;Bristol;GB;;+44 117 496 0171;",
      "Molkerei Alb;Reutlingen;DE;36.000.000,50;+49 7121 90410;",
      "Papierfabrik Isar;München;DE;12,5 Mio;;",
      "Завод «Полюс»;Челябинск;Nirgends;;;",
      "Nordglas;Kiel;DE;4.100.000,00;+49 431 55120;",
    ];
    await page.goto(at(server, "imports?step=file"));
    const buffer = Buffer.from(`${rows.join("\n")}\n`);
    await page.locator("input[type=file]").setInputFiles({ name: "customers.csv", mimeType: "text/csv", buffer });
    await page.getByRole("button", { name: "To the columns" }).click();
    await page.getByRole("button", { name: "Check the file" }).click();
    await page.getByText("This is not an amount").waitFor();
  },
  clients: async ({ page, server, staff }) => {
    const sellers = ["Jonas Hofmann", "Emily Carter", "Алексей Морозов"].map((name) => staff.id(name));
    const rows = [
      ["Betonwerk Süd", "Concrete", "Ulm"],
      ["Stadtwerke Ulm", "Municipal", "Ulm"],
      ["Logistik Nord", "Logistics", "Kiel"],
      ["Завод «Полюс»", "Metalworking", "Челябинск"],
      ["Harbour Council", "Municipal", "Bristol"],
      ["Möbelhaus Ostsee", "Furniture", "Rostock"],
      ["Newport Textiles", "Textiles", "Newport"],
    ];
    for (const [index, [name, industry, city]] of rows.entries())
      await callApi(page, "POST", "/clients", {
        name,
        industry,
        city,
        ownerId: sellers[index % 3],
        revenue: { amount: `${(index + 3) * 1_400_000}.00`, currency: "EUR" },
      });
    const { id } = await callApi<{ id: string }>(page, "POST", "/clients", {
      name: "Molkerei Alb",
      industry: "Food production",
      city: "Münsingen",
      region: "Baden-Württemberg",
      ownerId: sellers[0],
      phones: [{ value: "+49 7381 555010", label: "office" }],
      emails: ["technik@molkerei-alb.example"],
      revenue: { amount: "36000000.00", currency: "EUR" },
      tags: ["cold store"],
    });
    const chain = [];
    for (const [firstName, lastName, position, part, stance] of [
      ["Helga", "Maier", "Energy engineer", "approves_technically", "for"],
      ["Thomas", "Brandl", "Managing director", "decides", "neutral"],
      ["Eva", "Lindner", "Purchasing", "buys", "against"],
    ] as const) {
      const made = await callApi<{ id: string }>(page, "POST", "/contacts", { firstName, lastName, position, clientId: id });
      chain.push({ contactId: made.id, part, stance });
    }
    await callApi(page, "PUT", `/clients/${id}/decision-chain`, { items: chain });
    await page.goto(at(server, `clients?panel=${id}&tab=contacts`));
    await page.getByText("against us").waitFor();
  },
  deals: async ({ page, server }) => {
    importHistory(server);
    await page.goto(at(server, "deals"));
    const { items } = await callApi<{ items: { id: string }[] }>(page, "GET", "/deals?status=open&limit=100");
    const names = ["Betonwerk Süd", "Stadtwerke Ulm", "Molkerei Alb", "Harbour Council", "Завод «Полюс»", "Newport Textiles"];
    const clients: string[] = [];
    for (const name of names) clients.push((await callApi<{ id: string }>(page, "POST", "/clients", { name })).id);
    for (const [index, { id }] of items.entries())
      await callApi(page, "PATCH", `/deals/${id}`, { clientId: clients[index % clients.length] });
    await page.reload();
    await page.locator("[data-target='stage:contract'] [data-deal]").first().waitFor();
  },
  funnel: async ({ page, server }) => {
    importHistory(server);
    await page.goto(at(server, "funnel?by=owner&compare=before"));
    await page.getByRole("table", { name: "Funnel by stage" }).waitFor();
    await page.getByRole("tabpanel").getByRole("table").waitFor();
  },
  journal: async ({ page, server, staff }) => {
    const id = staff.id("Oliver Grant");
    await callApi(page, "PATCH", `/people/${id}`, { phone: "+49 731 555 018", name: "Oliver Grant-Hale" });
    await callApi(page, "PATCH", `/people/${id}`, { chiefId: staff.id("Katrin Brandt") });
    await callApi(page, "PATCH", `/people/${id}`, { phone: "+49 731 555 020" });
    await page.goto(at(server, `journal?subject=${id}`));
    await page.getByText("Katrin Brandt").filter({ visible: true }).first().waitFor();
  },
  "personal-data": async ({ page, server, staff }) => {
    const id = staff.id("Felix Baumann");
    await callApi(page, "POST", `/people/${id}/deactivate`, {});
    await page.goto(at(server, `people?status=inactive&panel=${id}`));
    await page.getByRole("button", { name: "Erase the person’s data" }).scrollIntoViewIfNeeded();
  },
  server: async ({ page, server }) => {
    const { personId } = await callApi<{ personId: string }>(page, "GET", "/me");
    const lost = { name: "Lukas Neumann", email: "neumann@gone.example", level: "commercial_director", chiefId: personId };
    const { id } = await callApi<{ id: string }>(page, "POST", "/people", lost);
    await callApi(page, "POST", `/people/${id}/invite`, {});
    await useUpTries(server);
    await page.goto(at(server, "settings?tab=jobs"));
    await page.getByRole("button", { name: "Try again" }).waitFor();
  },
  "sign-in": async ({ page, server }) => {
    await page.goto(at(server, "account"));
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByLabel("Current password").last().fill(owner.password);
    await page.getByRole("button", { name: "Continue" }).click();
    const secret = (await page.locator("code").innerText()).replaceAll(" ", "");
    await page.getByLabel("Code from the app").fill(totpOf(secret, new Date()));
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByRole("button", { name: "Turn off" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Turn off" }).waitFor();
  },
};

/** Two years of deals with fixed chances, so that the picture is the same each time it is taken on a day. */
let isHistoryThere = false;
function importHistory({ dataDir }: RunningServer): void {
  if (isHistoryThere) return;
  isHistoryThere = true;
  const stages = ["lead", "qualified", "data", "offer", "trial", "contract"];
  const { next: random } = seeded(7);
  const reasons = ["price", "no budget", "competitor", "no answer"];
  const lines = ["deal,moved_at,stage,loss_reason,actor,amount,title"];
  const now = Date.now();
  for (let deal = 1; deal <= 420; deal++) {
    let at = now - Math.floor(random() * 720) * 86_400_000;
    const seller = ["Jonas Hofmann", "Emily Carter", "Oliver Grant"][deal % 3];
    const move = (stage: string, reason = "") =>
      lines.push(
        `D${deal},${new Date(at).toISOString()},${stage},${reason},${seller},${Math.round(4 + random() * 90)}000.00,Hall lighting ${deal}`,
      );
    for (const [index, stage] of stages.entries()) {
      move(stage);
      at += Math.ceil((2 + 26 * random() * random()) * 86_400_000);
      if (at > now) break;
      const isLost = random() < [0.2, 0.16, 0.14, 0.3, 0.18, 0.1][index]!;
      if (isLost) move("LOST", reasons[Math.floor(random() * 4)]);
      if (isLost) break;
      if (stage === "contract") move("WON");
    }
  }
  const file = join(dataDir, "history.csv");
  writeFileSync(file, `${lines.join("\n")}\n`);
  const words = ["import", "stage-moves", file, "--data", dataDir, "--workspace", company.slug, "--pipeline", "Complex B2B"];
  const more = ["--stages", stages.join(","), "--won", "WON", "--lost", "LOST", "--currency", "EUR"];
  execFileSync(process.execPath, [join(import.meta.dirname, "../../src/main/mainspring.js"), ...words, ...more], { timeout: 60_000 });
}

async function wizard(page: Page, { url }: RunningServer): Promise<void> {
  await page.goto(url);
  await page.getByLabel("Name of the company").fill(company.name);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("combobox", { name: "Country" }).waitFor();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Your name").fill(owner.name);
  await page.getByRole("textbox", { name: "E-mail" }).fill(owner.email);
  await page.getByLabel("Password", { exact: true }).fill(owner.password);
}

/** The mail server refuses the letter for good; days of further tries are spent at once. */
async function useUpTries({ dataDir }: RunningServer): Promise<void> {
  const { port, password } = JSON.parse(readFileSync(join(dataDir, "postgres-access.json"), "utf8")) as { port: number; password: string };
  const database = new pg.Client({ host: "127.0.0.1", port, password, user: "postgres", database: "mainspring" });
  await database.connect();
  try {
    for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((done) => setTimeout(done, 200))) {
      const { rowCount } = await database.query("select from platform.dead_letter");
      if (rowCount) return;
      await database.query(
        "update graphile_worker._private_jobs set attempts = max_attempts - 1, run_at = now() where locked_at is null and attempts > 0 and last_error is not null",
      );
    }
    throw new Error("The job was not given up.");
  } finally {
    await database.end();
  }
}

const pageIn = async (browser: Browser) =>
  (
    await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: "en-GB",
      timezoneId: company.timeZone,
      colorScheme: "light",
      reducedMotion: "reduce",
    })
  ).newPage();

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.locator("[class*=Notification]").first().waitFor({ state: "hidden" });
  await page.locator("main h1").first().waitFor();
  const picture = await page.screenshot({ caret: "hide", animations: "disabled" });
  mkdirSync(guide, { recursive: true });
  writeFileSync(join(guide, `${name}.png`), picture);
  if (picture.length > largest) throw new Error(`${name}.png has ${picture.length} bytes; a clone stays small.`);
  console.log(`${name}.png ${Math.round(picture.length / 1000)} kB`);
}

const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name);
const mail = await startMailServer();
const server = await startMainspring(mail.environment);
const browser = await launchChromium();
try {
  const page = await pageIn(browser);
  if (isWanted("start")) {
    await wizard(page, server);
    await take(page, "start");
  }
  await foundCompany(server.url);
  const staff = await hireStaff(server.url);
  await signIn(page, server.url);
  for (const [name, set] of Object.entries(scenes).filter(([one]) => isWanted(one))) {
    await set({ page, server, staff });
    await take(page, name);
  }
} finally {
  await browser.close();
  await server.stop();
  await mail.stop();
}
