/** What somebody without the right to change people meets: the pages, without what would be refused. */
import assert from "node:assert/strict";
import { company, signIn } from "./company.ts";
import { expectAccessible, journeys } from "./journey.ts";
import { hireStaff, type Staff } from "./staff.ts";

const walk = journeys({ isFounded: true });

let staff: Promise<Staff> | null = null;
const staffOf = (url: string) => {
  staff ??= hireStaff(url);
  return staff;
};

/** What each page offers to somebody who may change things. */
const offers = {
  "people?view=table": ["Hire"],
  "people?view=ladder": ["Hire"],
  "people?view=chart": ["Hire"],
  structure: ["Add a level", "Save"],
  "structure?tab=units": ["Add a unit"],
  "structure?tab=positions": ["Open a position"],
  "settings?tab=rates": ["Add a rate"],
} as const;

walk("A seller reads people, structure and settings and is offered nothing to change there", async ({ page, url, expectRefusals }) => {
  expectRefusals();
  const { id, password } = await staffOf(url);
  await signIn(page, url, { email: "hofmann@lumen.example", password });
  for (const [path, buttons] of Object.entries(offers)) {
    await page.goto(`${url}/w/${company.slug}/${path}`);
    await page.locator("main#content h1").waitFor();
    await page
      .getByText(path.startsWith("people") ? "Katrin Brandt" : /Seller|Industrie|Außendienst|USD/)
      .first()
      .waitFor();
    for (const name of buttons) assert.equal(await page.getByRole("button", { name, exact: true }).count(), 0, `${name} on ${path}`);
  }
  await page.goto(`${url}/w/${company.slug}/people?view=chart`);
  const card = page.locator(`[data-person="${id("Lena Schäfer")}"]`);
  await card.waitFor();
  await card.press("m");
  assert.equal(await page.getByRole("dialog").count(), 0, "M moves nobody");
  await page.goto(`${url}/w/${company.slug}/people?panel=${id("Lena Schäfer")}&edit=details`);
  await page.getByRole("dialog").getByText("Vertrieb › Industrie").first().waitFor();
  assert.equal(await page.getByRole("dialog").getByRole("textbox").count(), 0, "an address that asks for the form gives none");
});

walk(
  "A page that a seller has no right to says so, and stands neither in the menu nor in the palette",
  async ({ page, url, expectRefusals }) => {
    expectRefusals();
    const { password } = await staffOf(url);
    await signIn(page, url, { email: "hofmann@lumen.example", password });
    assert.equal(await page.getByRole("navigation", { name: "Navigation" }).getByText("Journal").count(), 0);
    await page.goto(`${url}/w/${company.slug}/journal`);
    await page.getByText("You do not have the right to do this").waitFor();
    assert.equal(await page.getByRole("combobox").count(), 0, "nothing to filter");
    await expectAccessible(page);
    await page.goto(`${url}/w/${company.slug}/settings?tab=jobs`);
    await page.getByText("These settings are changed by the owner or an administrator.").waitFor();
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("Search a person, a page or an action").fill("journal");
    await page.getByText("Nothing found for “journal”").waitFor();
  },
);
