/** Own fields in the settings: added, their choices shaped, required from a stage, retired and brought back. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { callApi, company, signIn } from "./company.ts";
import { choose, panelOf, until } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";

const walk = journeys({ isFounded: true });
type Field = {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly retiredAt: string | null;
  readonly requiredFrom: readonly string[];
  readonly choices: readonly { readonly key: string; readonly name: string; readonly retiredAt: string | null }[];
};
const fieldsOf = async (page: Page, kind: string) =>
  (await callApi<{ items: readonly Field[] }>(page, "GET", `/fields?kind=${kind}`)).items;
const settings = (url: string, more = "") => `${url}/w/${company.slug}/settings?tab=fields${more}`;

/** With PICTURES=folder, each stop is pictured wide and narrow for people to look at. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["PICTURES"];
  if (!folder) return;
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await page.waitForTimeout(400);
    await page.screenshot({ path: `${folder}/${name}-${width}.png` });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

walk("A field of choices is added, its choices are moved, renamed and retired, and records take it at once", async ({ page, url }) => {
  await signIn(page, url);
  await page.goto(settings(url));
  await page.getByText("No own fields for clients yet").waitFor();
  await picture(page, "empty");
  await page.getByRole("button", { name: "Add a field" }).click();
  const panel = panelOf(page);
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.getByText("Please fill this in").waitFor();
  await panel.getByRole("textbox", { name: "Name", exact: true }).fill("Lamps they have");
  await choose(page, "Kind", "One of several");
  await panel.getByRole("textbox", { name: "Choice 1" }).fill("Sodium");
  await page.keyboard.press("Enter");
  await panel.getByRole("textbox", { name: "Choice 2" }).fill("LED");
  await expectAccessible(page);
  await picture(page, "form");
  await panel.getByRole("button", { name: "Save" }).click();
  await page.getByText("Lamps they have is saved").waitFor();
  await page.getByRole("button", { name: "Lamps they have" }).click();
  await panel.getByRole("button", { name: "Move “LED” up" }).click();
  await panel.getByRole("textbox", { name: "Choice 2" }).fill("Sodium vapour");
  await panel.getByRole("button", { name: "Retire “Sodium vapour”" }).click();
  await panel.getByRole("button", { name: "Save" }).click();
  await panel.waitFor({ state: "hidden" });
  const [field] = await fieldsOf(page, "client");
  assert.deepEqual(
    [field?.key, field?.kind, field?.choices.map(({ key, name, retiredAt }) => [key, name, retiredAt !== null])],
    [
      "lamps_they_have",
      "choice",
      [
        ["led", "LED", false],
        ["sodium", "Sodium vapour", true],
      ],
    ],
  );
  const client = await callApi<{ custom: Record<string, unknown> }>(page, "POST", "/clients", {
    name: "Betonwerk Süd",
    custom: { lamps_they_have: "led" },
  });
  assert.deepEqual(client.custom, { lamps_they_have: "led" });
});

walk("A deal's field is required from a stage; retired it is out of the way, and Undo brings it back", async ({ page, url }) => {
  await signIn(page, url);
  const { stages } = await callApi<{ stages: readonly { id: string; key: string }[] }>(page, "POST", "/pipelines", {
    key: "fields",
    name: "Complex B2B",
    currency: "EUR",
    stages: ["lead", "offer"],
  });
  await page.goto(settings(url, "&of=deal"));
  await page.getByRole("button", { name: "Add a field" }).click();
  const panel = panelOf(page);
  await panel.getByRole("textbox", { name: "Name", exact: true }).fill("Hall height");
  await choose(page, "Kind", "Number");
  await panel.getByLabel("Digits after the point").fill("1");
  await choose(page, "Required from stage", "offer");
  await page.keyboard.press("Escape");
  await panel.getByRole("button", { name: "Save" }).click();
  await page.getByRole("cell", { name: "offer" }).waitFor();
  await picture(page, "list");
  const offer = stages.find(({ key }) => key === "offer")?.id;
  assert.deepEqual((await fieldsOf(page, "deal"))[0]?.requiredFrom, [offer]);
  await page.getByRole("button", { name: "Hall height" }).click();
  await panel.getByRole("button", { name: "Retire", exact: true }).click();
  await page.getByText("Hall height is retired").waitFor();
  assert.notEqual((await fieldsOf(page, "deal"))[0]?.retiredAt, null);
  await page.getByRole("button", { name: "Undo" }).click();
  await until(async () => (await fieldsOf(page, "deal"))[0]?.retiredAt === null);
  await page.waitForFunction(() => !document.querySelector("table")?.textContent?.includes("Retired"));
  for (const language of ["ru", "de"] as const) {
    await callApi(page, "PATCH", "/me", { language });
    await page.reload();
    await page.getByRole("button", { name: "Hall height" }).click();
    await panel.waitFor();
    await expectAccessible(page);
    await picture(page, `form-${language}`);
    await page.keyboard.press("Escape");
  }
});
