/** From an empty product to a company on all its levels, in the browser alone. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { accept, choose, drag, panelOf } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";

const walk = journeys({ isFounded: false });

const staff = [
  { name: "Dora Director", email: "dora@brass.example", level: "Commercial director", chief: "Olga Owner · Owner" },
  { name: "Henry Head", email: "henry@brass.example", level: "Head of direction", chief: "Dora Director · Commercial director" },
  { name: "Selma Seller", email: "selma@brass.example", level: "Seller", chief: "Henry Head · Head of direction" },
  { name: "Tom Telesales", email: "tom@brass.example", level: "Telesales", chief: "Selma Seller · Seller" },
  { name: "Ada Assistant", email: "ada@brass.example", level: "Assistant", chief: "Tom Telesales · Telesales" },
] as const;

walk(
  "A stranger founds a company, hires onto five levels, invites, moves somebody, and the journal knows who did it",
  async ({ page, url, elsewhere, expectRefusals }) => {
    expectRefusals(); // nobody is signed in at first: asking who one is answers 401
    await found(page, url);

    const links = new Map<string, string>();
    await page.goto(`${url}/w/brass-works/people`);
    for (const one of staff) links.set(one.name, await hire(page, one));

    await page.goto(`${url}/w/brass-works/people?view=ladder`);
    for (const level of ["Owner", ...staff.map((one) => one.level)])
      await page.getByRole("region", { name: level, exact: true }).getByText("1 person", { exact: true }).waitFor();
    await expectAccessible(page);

    const selma = await elsewhere();
    await selma.goto(links.get("Selma Seller") ?? "");
    await selma.getByRole("heading", { name: "Brass Works invites you" }).waitFor();
    await expectAccessible(selma);
    await accept(selma, links.get("Selma Seller") ?? "", "nine patient wheels rolling");
    await selma.getByText("Brass Works").first().waitFor();
    await selma.goto(`${url}/w/brass-works/people`);
    await selma.getByText("Ada Assistant").first().waitFor();

    await page.goto(`${url}/w/brass-works/people?view=chart`);
    await drag(page, await idOf(page, "Selma Seller"), await idOf(page, "Dora Director"));
    await page.getByText("Selma Seller now reports to Dora Director").waitFor();

    await page.goto(`${url}/w/brass-works/journal?kind=chief_changed`);
    // Names come after what they stand in.
    const entry = page.getByRole("listitem").filter({ hasText: /Olga Owner.*New chief.*Selma Seller.*Henry Head.*Dora Director/ });
    await entry.waitFor();
    assert.match((await entry.innerText()).replaceAll(/\s+/g, " "), /Olga Owner New chief.* Selma Seller Chief Henry Head Dora Director/);
    await page.goto(`${url}/w/brass-works/journal?kind=invitation_accepted`);
    await page
      .getByRole("listitem")
      .filter({ hasText: /Selma Seller\s*Invitation accepted/ })
      .waitFor();
  },
  { permissions: ["clipboard-read", "clipboard-write"] },
);

async function found(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel("Name of the company").fill("Brass Works");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("combobox", { name: "Country" }).waitFor();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Your name").fill("Olga Owner");
  await page.getByLabel("E-mail").fill("olga@brass.example");
  await page.getByLabel("Password", { exact: true }).fill("seven brass cogs turning");
  await page.getByRole("button", { name: "Create the company" }).click();
  await page.waitForURL("**/w/brass-works/**");
}

/** Hires through the panel under the suggested or chosen chief, and gives the link that the copy button put on the clipboard. */
async function hire(page: Page, { name, email, level, chief }: (typeof staff)[number]): Promise<string> {
  await page.getByRole("button", { name: "Hire" }).first().click();
  const panel = panelOf(page);
  await panel.getByRole("textbox", { name: "Name" }).fill(name);
  await panel.getByRole("textbox", { name: "E-mail" }).fill(email);
  await choose(page, "Level or role", level);
  if ((await panel.getByRole("combobox", { name: "Chief" }).inputValue()) !== chief) await choose(page, "Chief", chief);
  await panel.getByRole("button", { name: "Hire" }).click();
  await panel.getByRole("button", { name: "Copy the link" }).click();
  await panel.getByRole("button", { name: "Copied" }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "hidden" });
  return link;
}

/** The card that bears the name says whose it is. */
async function idOf(page: Page, name: string): Promise<string> {
  const card = page.locator("[data-person]").filter({ hasText: name });
  return (await card.getAttribute("data-person")) ?? "";
}
