/** A stranger makes a company in the browser. */
import assert from "node:assert/strict";
import { untilIs } from "./hand.ts";
import { expectAccessible, journeys } from "./journey.ts";

const walk = journeys({ isFounded: false });

walk("A stranger opens the address, is led through three steps, and stands in their company", async ({ page, url, expectRefusals }) => {
  expectRefusals(); // nobody is signed in yet: asking who one is answers 401
  await page.goto(url);
  await page.waitForURL("**/setup");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByText("Please fill this in").waitFor(); // an empty name is marked
  await page.getByLabel("Name of the company").fill("Müller & Söhne GmbH");
  await untilIs(() => page.getByLabel("Address").getAttribute("placeholder"), "mueller-soehne");
  await page.getByRole("button", { name: "Continue" }).click();

  assert.equal(
    await page.getByRole("combobox", { name: "Country" }).inputValue(),
    "Germany",
    "the browser's clock says where the company is",
  );
  assert.match(await page.getByRole("combobox", { name: "Currency" }).inputValue(), /^EUR/);
  assert.match(await page.getByRole("combobox", { name: "Time zone" }).inputValue(), /^Europe\/Berlin/);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Continue" }).click();

  await page.getByLabel("Your name").fill("Olga Owner");
  await page.getByLabel("E-mail").fill("olga@mueller.example");
  await page.getByLabel("Password", { exact: true }).fill("password password");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Create the company" }).click();
  await page.getByText("Too easy to guess").waitFor();

  await page.getByLabel("Password", { exact: true }).fill("seven brass cogs turning");
  await page.getByRole("button", { name: "Create the company" }).click();
  await page.waitForURL("**/w/mueller-soehne/**");
  await page.getByText("Müller & Söhne GmbH").first().waitFor();
});

walk("Once there is a company the first start is closed", async ({ page, url, expectRefusals }) => {
  expectRefusals();
  await page.goto(`${url}/setup`);
  await page.waitForURL("**/sign-in");
});
