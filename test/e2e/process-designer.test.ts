import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { callApi, signIn } from "./company.ts";
import { untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";
import { hireOne } from "./staff.ts";

const walk = journeys({ isFounded: true });

type Version = {
  readonly definition: {
    readonly start: string;
    readonly steps: Record<
      string,
      { title: string; outcomes: Record<string, { label?: string; to?: string[]; end?: string; reason?: string }> }
    >;
  };
};

walk("A head draws a process, is shown what is wrong with it, repairs and tries it, and publishes it", async ({ page, url }) => {
  const email = "brandt@lumen.example";
  const password = await hireOne(url, { name: "Katrin Brandt", email, level: "direction_head" });
  await signIn(page, url, { email, password });
  await page.keyboard.press("g");
  await page.keyboard.press("w");
  await page.getByRole("heading", { name: "Processes" }).waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "New process" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("Visit to a client");
  await page.getByRole("button", { name: "Draw it" }).click();

  const soundness = page.locator("[data-state][role=status]");
  await soundness.getByText("Sound: 1 step, 1 end").waitFor();
  const card = (title: string) => page.locator("[data-step]", { hasText: title });
  const title = page.getByRole("textbox", { name: "Title" });
  await card("First step").click();
  await title.fill("Visit the client");
  await title.press("Enter");
  await card("Visit the client").focus();
  await page.keyboard.press("n");
  await title.fill("Send the offer");
  await title.press("Enter");
  await card("Send the offer").waitFor();
  await soundness.getByText("Sound: 2 steps, 1 end").waitFor();

  // The offer leads back to the visit for ever: nothing comes to an end.
  await page.getByRole("button", { name: /^1 Done/ }).click();
  const leads = page.getByRole("combobox", { name: "Leads" });
  await leads.selectOption("on to steps");
  await soundness.getByText("there is no way to an end").waitFor();
  await untilIs(() => page.getByRole("button", { name: "Publish" }).getAttribute("aria-disabled"), "true");
  assert.ok((await page.locator("[data-lit^=fault]").count()) > 0, "the way to the fault is lit on the canvas");
  await expectAccessible(page);

  await card("Send the offer").focus();
  await page.keyboard.press("Control+z");
  await soundness.getByText("Sound: 2 steps, 1 end").waitFor();
  await page.keyboard.press("Control+Shift+Z");
  await soundness.getByText("there is no way to an end").waitFor();
  await leads.selectOption("Success");
  await page.getByRole("textbox", { name: "Words on the button" }).fill("Accepted");
  await page.getByRole("textbox", { name: "Words on the button" }).press("Enter");
  await page.getByRole("toolbar", { name: "Add to the process" }).getByText("Failure").click();
  await page.getByRole("textbox", { name: "Words on the button" }).fill("Refused");
  await page.getByRole("textbox", { name: "Reason" }).fill("Too expensive");
  await page.getByRole("textbox", { name: "Reason" }).press("Enter");
  await soundness.getByText("Sound: 2 steps, 2 ends").waitFor();

  await page.getByRole("button", { name: "Try it" }).click();
  const tried = page.getByRole("complementary", { name: "One case" });
  await tried.getByRole("button", { name: "Done" }).click();
  await tried.getByRole("region", { name: "Send the offer" }).getByText("Owner of the record").waitFor();
  await tried.getByRole("button", { name: "Refused" }).click();
  await tried.getByText("Too expensive").waitFor();
  await expectAccessible(page);
  await page.getByRole("button", { name: "End the try" }).click();

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    (async () => {
      await page.getByRole("button", { name: "More", exact: true }).click();
      await page.getByRole("menuitem", { name: "Export as BPMN 2.0" }).click();
    })(),
  ]);
  assert.match(readFileSync(await download.path(), "utf8"), /<bpmn:userTask id="Step_1" name="Visit the client">/);

  await page.getByText("Saved", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Publish" }).click();
  await page.getByRole("row", { name: /Version 1.*in force/ }).waitFor();
  await expectAccessible(page);
  const version = await callApi<Version>(page, "GET", "/processes/visit_to_a_client/versions/1");
  assert.equal(version.definition.start, "visit_the_client");
  assert.deepEqual(version.definition.steps["visit_the_client"]?.outcomes, { done: { label: "Done", to: ["send_the_offer"] } });
  assert.deepEqual(Object.values(version.definition.steps["send_the_offer"]!.outcomes), [
    { label: "Accepted", end: "success" },
    { label: "Refused", end: "failure", reason: "Too expensive" },
  ]);
});
