/** What one changes, others see, and a server that was away is joined again. */
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { callApi, company, signIn } from "./company.ts";
import { panelOf } from "./hand.ts";
import { journeys } from "./journey.ts";

const walk = journeys({ isFounded: true });

walk("A new name appears in a colleague's table by itself, without reloading", async ({ page, url, elsewhere, expectRefusals }) => {
  expectRefusals();
  await signIn(page, url);
  const id = await hire(page, "Katrin Brandt");
  const colleague = await elsewhere();
  await signIn(colleague, url);
  await colleague.goto(`${url}/w/${company.slug}/people`);
  await colleague.getByRole("button", { name: "Katrin Brandt", exact: true }).waitFor();
  await colleague.evaluate(() => Object.assign(window, { wasNotReloaded: true }));

  await page.goto(`${url}/w/${company.slug}/people?panel=${id}&edit=details`);
  await panelOf(page).getByRole("textbox", { name: "Name" }).fill("Katrin Brandt-Vogel");
  await panelOf(page).getByRole("button", { name: "Save" }).click();
  await page.getByText("Katrin Brandt-Vogel is saved").waitFor();
  await colleague.getByRole("button", { name: "Katrin Brandt-Vogel", exact: true }).waitFor();
  assert.equal(await colleague.evaluate(() => "wasNotReloaded" in window), true);
});

walk(
  "When the server comes back the page joins it by itself and shows what changed meanwhile",
  async ({ page, url, server, elsewhere, expectRefusals, expectOutage }) => {
    expectRefusals();
    await signIn(page, url);
    const id = await hire(page, "Emily Carter");
    await page.goto(`${url}/w/${company.slug}/people`);
    await page.getByRole("button", { name: "Emily Carter", exact: true }).waitFor();
    await page.evaluate(() => Object.assign(window, { wasNotReloaded: true }));

    expectOutage();
    await page.route("**/api/v1/live", (route) => route.abort());
    const isBack = server.restart();
    await page.getByRole("status").getByText("Reconnecting").waitFor();
    await isBack;
    // Changed before the page has its stream again: no notice of it will come, the page has to ask anew.
    const other = await elsewhere();
    await signIn(other, url);
    await callApi(other, "PATCH", `/people/${id}`, { name: "Emily Carter-Hale" });
    assert.equal(await page.getByRole("button", { name: "Emily Carter", exact: true }).count(), 1, "not heard of yet");
    await page.unroute("**/api/v1/live");
    await page.getByRole("button", { name: "Emily Carter-Hale", exact: true }).waitFor({ timeout: 80_000 });
    await page.getByText("Reconnecting").waitFor({ state: "hidden" });
    assert.equal(await page.evaluate(() => "wasNotReloaded" in window), true);
  },
);

async function hire(page: Page, name: string): Promise<string> {
  const { personId } = await callApi<{ personId: string }>(page, "GET", "/me");
  return (await callApi<{ id: string }>(page, "POST", "/people", { name, level: "commercial_director", chiefId: personId })).id;
}
