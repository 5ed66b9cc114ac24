/** The book: objections written for everybody and for one industry, tried on two clients before and after they are saved. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { callApi, company, signIn } from "./company.ts";
import { until, untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";

const walk = journeys({ isFounded: true });

/** Whom the text is tried on; answers what the panel says. */
async function tryOn(page: Page, name: string): Promise<string> {
  const panel = page.getByRole("region", { name: "Try it on somebody" });
  await panel.getByRole("combobox", { name: "For whom" }).fill(name.slice(0, 8));
  await page.getByRole("option", { name }).click();
  await panel.getByText("Shown:").waitFor();
  await panel.getByText(name).last().waitFor({ state: "attached" });
  return (await panel.textContent()) ?? "";
}

walk("A head writes an objection with a variant for an industry, and sees which is shown for two clients", async ({ page, url }) => {
  await signIn(page, url);
  await callApi(page, "POST", "/clients", { name: "Molkerei Alb", industry: "Food production" });
  await callApi(page, "POST", "/clients", { name: "Schmiede Ulm", industry: "Metal" });
  await page.goto(`${url}/w/${company.slug}/book?kind=objections`);
  await page.getByRole("link", { name: "New objections" }).click();
  // The list of texts has a field of that name, too.
  await page.getByRole("heading", { name: "New objections" }).waitFor();

  await page.getByLabel("Name", { exact: false }).first().fill("Price talk");
  await page.getByRole("textbox", { name: "Objection 1", exact: true }).fill("Too expensive");
  await page.keyboard.press("Enter");
  const focused = (name: string) => page.getByRole("textbox", { name, exact: true }).and(page.locator(":focus")).waitFor();
  await focused("Answer to objection 1");
  await page.keyboard.type("Over five years pays less");
  // What was written last is where the placeholder goes.
  await page.getByRole("textbox", { name: "Answer to objection 1" }).press("Home");
  const answer = () => page.getByRole("textbox", { name: "Answer to objection 1" }).inputValue();
  await page.getByRole("button", { name: "Client’s name" }).click();
  await untilIs(answer, "{{client.name}}Over five years pays less");
  await focused("Answer to objection 1");
  await page.keyboard.type(": ");
  await untilIs(answer, "{{client.name}}: Over five years pays less");

  await page.getByRole("button", { name: "Variant for some" }).click();
  await page.getByRole("button", { name: "Add to the book" }).click();
  await page.getByText("Variant 1, condition: Say whom this variant is for").waitFor();
  await page.getByLabel("Name of the variant").fill("Food");
  await page.getByRole("combobox", { name: "Add a condition" }).fill("Client: Industry");
  await page.getByRole("option", { name: "Client: Industry" }).click();
  await page.getByRole("group", { name: "Client: Industry" }).getByLabel("Value").first().fill("Food");
  await page.getByRole("textbox", { name: "Objection 1", exact: true }).fill("We have a cold store");
  await page.getByRole("textbox", { name: "Answer to objection 1" }).fill("{{client.name}} is not the first one");
  await page.keyboard.press("Control+Enter");
  await focused("Objection 2");
  await page.keyboard.type("Send me something");
  await page.keyboard.press("Enter");
  await focused("Answer to objection 2");
  await page.keyboard.type("One page, today");
  await page.getByRole("textbox", { name: "Objection 2", exact: true }).press("Alt+ArrowUp");
  const first = page.getByRole("textbox", { name: "Objection 1", exact: true });
  await until(async () => (await first.inputValue()) === "Send me something");
  assert.match(await tryOn(page, "Molkerei Alb"), /Shown: Food – Client: Industry/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Add to the book" }).click();

  await page.waitForURL("**/book/price_talk");
  assert.match(await tryOn(page, "Molkerei Alb"), /Shown: Food .*Molkerei Alb is not the first one/s);
  assert.match(
    await tryOn(page, "Schmiede Ulm"),
    /Shown: Everybody – no variant before it fits.*Does not fit – Food.*Schmiede Ulm: Over five years/s,
  );
  await expectAccessible(page);

  await page.getByRole("button", { name: "Edit" }).click();
  await page.getByRole("tab", { name: "Everybody" }).click();
  await page.getByRole("textbox", { name: "Answer to objection 1" }).fill("Compared with what?");
  await page.getByRole("button", { name: "Save as edition 2" }).click();
  await page.getByText("Price talk: edition 2 is in force").waitFor();
  await page.getByRole("tab", { name: "Editions" }).click();
  await page.getByText("Compared with what?").waitFor();
  await untilIs(() => page.locator("del").textContent(), "{{client.name}}: Over five years pays less");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Edition 1" }).click();
  await page.getByRole("button", { name: "Bring edition 1 back as edition 3" }).click();
  await page.getByText("Edition 1 is back, as edition 3").waitFor();
});
